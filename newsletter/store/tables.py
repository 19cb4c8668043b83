"""The tables within one transaction: one part per noun."""

from sqlalchemy import Connection

from newsletter.store.arrivals import Arrivals
from newsletter.store.articles import Articles
from newsletter.store.claims import Claims
from newsletter.store.deliveries import Deliveries
from newsletter.store.editors import Editors
from newsletter.store.issues import Issues
from newsletter.store.keys import Keys
from newsletter.store.ledger import Ledger
from newsletter.store.renderings import Renderings
from newsletter.store.sources import Sources
from newsletter.store.stories import Stories
from newsletter.store.subscribers import Subscribers
from newsletter.store.translating import Drafts, Translations
from newsletter.store.wishes import Wishes


class Tables:
    """The tables, as the transaction sees them that `Store.reading` or `Store.writing` began.

    What is asked for by number, and is not there, raises NotFound; what is asked for by a word
    that a person wrote (an address, a date) and is not there, is None. An iterator reads as it
    goes and ends with the transaction.

    A new noun becomes a module of its own (table in `schema`, part here, test of the same name).
    """

    def __init__(self, connection: Connection) -> None:
        self.articles = Articles(connection)
        self.arrivals = Arrivals(connection)
        self.stories = Stories(connection)
        self.drafts = Drafts(connection)
        self.translations = Translations(connection)
        self.issues = Issues(connection)
        self.wishes = Wishes(connection)
        self.renderings = Renderings(connection)
        self.ledger = Ledger(connection)
        self.subscribers = Subscribers(connection)
        self.deliveries = Deliveries(connection)
        self.claims = Claims(connection)
        self.editors = Editors(connection)
        self.keys = Keys(connection)
        self.sources = Sources(connection)
