import inspect
import pickle

import pytest

from newsletter import errors
from newsletter.errors import (
    Blocked,
    ConfigError,
    InputError,
    NewsletterError,
    NotFound,
    RelayError,
    SourceError,
    StoreBusy,
)

CLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, NewsletterError)
]


def test_an_error_says_where_what_and_what_to_do():
    """On one line, in this order."""
    error = ConfigError("'aproval' is unknown.", where="config.toml, line 19", remedy="Cut it.")

    assert str(error) == "config.toml, line 19: 'aproval' is unknown. Cut it."


def test_what_is_not_known_is_left_out():
    """No empty place, no colon before nothing."""
    assert str(InputError("It is empty.")) == "It is empty."
    assert str(InputError("It is empty.", remedy="Fill it.")) == "It is empty. Fill it."
    assert str(InputError("It is empty.", where="a.csv")) == "a.csv: It is empty."


def test_a_foreign_reason_of_many_lines_becomes_one():
    """Libraries speak in paragraphs; a log and cron's mail want a line."""
    error = RelayError("It said:\r\n  550 no\n\tnever\n", where="relay", remedy="\nAsk it.")

    assert str(error) == "relay: It said: 550 no never. Ask it."


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_of_its_own(kind):
    """Where nothing is said, the class's own words stand in, in one sentence."""
    words = str(kind())

    assert words == kind.__dict__["__doc__"].strip()
    assert words[0].isupper()
    assert words.endswith(".")
    assert len(words.splitlines()) == 1


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_the_tree_in_the_docstring_is_the_tree(kind):
    """Who reads the module finds every class, one step right of its parent."""
    depths = {
        line.split()[0]: len(line) - len(line.lstrip())
        for line in (errors.__doc__ or "").splitlines()
        if line.strip()
    }

    assert depths[kind.__name__] == 4 * (len(inspect.getmro(kind)) - 4)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_wrong_use_and_failed_work_have_exit_codes_of_their_own(kind):
    """Cron and scripts tell a mistake of theirs (2) from a bad day (1)."""
    assert kind("x").exit_code == (2 if issubclass(kind, InputError) else 1)


@pytest.mark.parametrize(
    ("kind", "parent"), [(NotFound, InputError), (StoreBusy, errors.StoreError),
                         (errors.PageError, SourceError), (RelayError, errors.SendError)],
)  # fmt: skip
def test_the_special_is_caught_with_the_general(kind, parent):
    """Who can handle any failure of a device need not know them all."""
    with pytest.raises(parent):
        raise kind


def test_the_parts_of_an_error_can_be_read():
    """A page shows what was wrong without the place on our disk."""
    error = Blocked("Too long.", where="issue 3", remedy="Cut a story.")

    assert (error.what, error.where, error.remedy) == ("Too long.", "issue 3", "Cut a story.")
    assert error.args == ("Too long.",)


def test_an_error_of_a_worker_process_arrives_whole():
    """It may be pickled on the way."""
    error = pickle.loads(pickle.dumps(RelayError("It is away.", where="relay", remedy="Wait.")))

    assert str(error) == "relay: It is away. Wait."


def test_a_busy_source_is_left_alone_though_it_names_no_time():
    """Else it would be asked again at once."""
    assert errors.SourceBusy(wait=9).wait == 9
    assert errors.SourceBusy().wait == errors.SHORT_WAIT
    assert pickle.loads(pickle.dumps(SourceError("No.", status=400))).status == 400
