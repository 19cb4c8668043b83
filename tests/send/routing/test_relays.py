"""Several relays as one mailer: all is sent once, whoever fails."""

import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from newsletter.errors import ConfigError, RelayError
from newsletter.model import DeliveryState, Message
from newsletter.send import Relay, Tls
from newsletter.send.pace import Adapting, Limits, Pace, WarmUp, limits_of
from newsletter.send.routing import Absence, Postponed, Relays, Route, shares
from newsletter.send.wire import Load, Wire
from tests.send.wire.conftest import HASTE, Result, carried, pairs
from tests.send.wire.scripted import CHUNKING, PIPELINING

MANY = [f"r{number}" for number in range(300)]
MODES = {"by turns": (), "pipelined": PIPELINING, "chunked": CHUNKING}


def relays(*servers, window=12, weights=(), limits=None, tact=None, wait=0.3):
    """Return the scripted relays as one mailer."""
    weights = weights or [1] * len(servers)
    routes = []
    for server, weight, share in zip(servers, weights, shares(weights, window), strict=True):
        relay = Relay("127.0.0.1", server.port, Tls.NONE, messages_per_connection=1000)
        wire = Wire(relay, load=Load(2, share), patience=HASTE, hostname="test.example")
        absence = Absence(timedelta(seconds=wait))
        routes.append(Route(relay.name, wire, share, weight, absence))
    return Relays(routes, Pace(limits or Limits()), lambda: datetime.now(UTC), tact=tact)


def taken(*servers):
    """Return who got something, with how often."""
    return Counter(to[0].partition("@")[0] for server in servers for to, _ in list(server.taken))


def fed(post, feed, keys=MANY):
    """Run a feed that is watched while it runs."""
    result = Result(keys=keys)
    try:
        for group in post.run(feed):
            for key, outcome in group:
                assert key not in result.outcomes, f"{key} came back twice"
                result.outcomes[key] = outcome
    except RelayError as error:
        result.error = error
    return result


def to(domain, *readers):
    return [
        (reader, Message("bounces@example.org", f"{reader}@{domain}", f"{reader}@x.org", b"x\r\n"))
        for reader in readers
    ]


@pytest.mark.parametrize("mode", MODES)
def test_weights_share_the_work(scripted, mode):
    """Everybody gets one message; the heavier relay carries more, and in the window's bounds."""
    heavy, light = scripted(MODES[mode]), scripted(MODES[mode])
    in_hand, most = 0, 0

    def feed():
        nonlocal in_hand, most
        for pair in pairs(*MANY):
            in_hand += 1
            most = max(most, in_hand)
            yield pair

    outcomes = {}
    with relays(heavy, light, weights=[3, 1]) as post:
        for group in post.run(feed()):
            outcomes.update(group)
            in_hand -= len(group)

    assert {str(outcome.state) for outcome in outcomes.values()} == {"sent"}
    assert taken(heavy, light) == dict.fromkeys(MANY, 1)
    assert len(heavy.taken) > len(light.taken) > 20
    assert most <= 12 + 1


@pytest.mark.parametrize("mode", MODES)
def test_one_relay_dies_in_the_middle(scripted, mode):
    """The other carries the rest; what was in doubt is told so, and given to nobody else."""
    dying, other = scripted(MODES[mode]), scripted(MODES[mode])

    def feed():
        for count, pair in enumerate(pairs(*MANY)):
            if count == 100:
                dying.answers["END"] = ["drop"]
                dying.answers["BANNER"] = ["drop"]
            yield pair

    with relays(dying, other) as post:
        result = fed(post, feed())

    states = {key: str(outcome.state) for key, outcome in result.outcomes.items()}
    assert result.error is None
    assert sorted(states) == sorted(MANY)
    assert set(states.values()) <= {"sent", "uncertain", "deferred"}
    assert Counter(states.values())["sent"] >= len(MANY) - 6
    assert len(dying.taken) > 20
    arrived = taken(dying, other)
    assert set(arrived.values()) == {1}
    assert {reader for reader in MANY if states[reader] == "sent"} == set(arrived)
    doubtful = {reader for reader in MANY if states[reader] == "uncertain"}
    assert doubtful
    assert not doubtful & set(taken(other))


def test_a_relay_that_was_away_is_asked_again(scripted):
    """With one message at first; then it has its share again."""
    away, other = scripted(BANNER=["421 not now", "421 not now", "220 here I am"]), scripted()

    def feed():
        for count, pair in enumerate(pairs(*MANY)):
            if count > 100 and len(away.taken) < 2:
                time.sleep(0.01)
            yield pair

    with relays(away, other, wait=0.1) as post:
        result = fed(post, feed())

    assert result.error is None
    assert taken(away, other) == dict.fromkeys(MANY, 1)
    assert len(away.taken) > 2


def test_when_all_are_away_that_is_told(scripted):
    """Everything taken comes back untouched; the next run asks again, at once."""
    first, second = scripted(BANNER=["554 go away"]), scripted(BANNER=["554 go away"])

    with relays(first, second, wait=30) as post:
        result = carried(post, pairs(*MANY))
        first.answers["BANNER"] = ["220 welcome"]
        later = carried(post, pairs(*MANY))

    assert isinstance(result.error, RelayError)
    assert set(result.states) == {"pending"}
    assert 0 < len(result.outcomes) <= 13
    assert later.error is None
    assert taken(first, second) == dict.fromkeys(MANY, 1)


def test_the_last_relay_dies_with_the_rest_in_hand(scripted):
    """What it answered is recorded; the rest comes back, and the error after it."""
    servers = [scripted(END=["250 ok"] * 20 + ["drop"], BANNER=["220 hi"] * 2 + ["drop"])
               for _ in range(2)]  # fmt: skip

    with relays(*servers, wait=30) as post:
        result = carried(post, pairs(*MANY))

    assert isinstance(result.error, RelayError)
    arrived = taken(*servers)
    sent = {key for key, one in result.outcomes.items() if one.state is DeliveryState.SENT}
    assert set(arrived.values()) == {1}
    assert sent == set(arrived)
    assert Counter(result.states)["uncertain"] <= 12


def test_a_relay_that_throttles_is_given_less(scripted):
    """Every tenth answer is 421: no reader is lost or doubled, and the pace goes down."""
    server = scripted(END=(["250 ok"] * 9 + ["421 4.7.0 too fast"]) * 40)
    limits = Limits(adapting=Adapting(0.08))
    begun, paces, throttled = time.monotonic(), [], 0

    with relays(server, window=8, limits=limits) as post:
        left, tempos = MANY[:90], post._means.pace._tempos
        while left:
            for group in post.run(pairs(*left)):
                for key, outcome in group:
                    if outcome.state is DeliveryState.SENT:
                        left.remove(key)
                    else:
                        assert outcome.state is DeliveryState.DEFERRED
                        throttled += 1
                paces.append(tempos[f"127.0.0.1:{server.port}"].window.limit)

    assert taken(server) == dict.fromkeys(MANY[:90], 1)
    assert throttled >= 9
    assert any(0 < pace <= 10 for pace in paces)
    assert time.monotonic() > begun + 0.5


def test_a_slow_domain_holds_up_nobody(scripted):
    """Its readers come back with a time each, and no attempt is made; all others go at once."""
    first, second = scripted(), scripted()
    limits = Limits(domains={"slow.org": limits_of("3/minute")})
    feed = [pair for number in range(100)
            for pair in (*to("slow.org", f"s{number}"), *to("quick.org", f"q{number}"))]  # fmt: skip
    begun = time.monotonic()

    with relays(first, second, limits=limits) as post:
        result = carried(post, feed)

    assert time.monotonic() - begun < 4
    arrived = taken(first, second)
    assert {f"q{number}" for number in range(100)} < set(arrived)
    assert sum(reader.startswith("s") for reader in arrived) == 3
    put_off = [one for one in result.outcomes.values() if isinstance(one, Postponed)]
    assert len(put_off) == 97
    assert {str(one.state) for one in put_off} == {"pending"}
    assert "slow.org gets more in" in put_off[0].reply
    assert put_off[0].wait < 62 < 60 * 31 < put_off[-1].wait
    assert max(Counter(round(one.wait) for one in put_off).values()) <= 6


def test_a_slow_domain_does_not_take_the_window(scripted):
    """Whose feed has a window of its own gets back who waits, though the wait is short."""
    server = scripted()
    limits = Limits(domains={"slow.org": limits_of("1/second")})
    waiting = to("slow.org", *MANY[:30]) + to("quick.org", *MANY[30:60])
    out = set()

    def feed():
        while waiting:
            if len(out) < 8:
                pair = waiting.pop(0)
                out.add(pair[0])
                yield pair
            else:
                yield None

    begun = time.monotonic()
    with relays(server, window=8, limits=limits) as post:
        for group in post.run(feed()):
            out -= {key for key, _ in group}

    assert set(MANY[30:60]) <= set(taken(server))
    assert time.monotonic() < begun + 3


def test_a_domain_that_is_soon_ready_is_waited_for(scripted):
    """Within the patience, nobody is given back."""
    server = scripted()
    limits = Limits(domains={"slow.org": limits_of("5/second")})

    with relays(server, limits=limits) as post:
        result = carried(post, to("slow.org", *MANY[:8]))

    assert set(result.states) == {"sent"}


def test_a_days_limit_ends_the_run(scripted):
    """What was taken comes back with the time at which the relay may have more."""
    server = scripted()
    limits = Limits(warm_up=WarmUp(datetime.now(UTC).date(), first=20))

    with relays(server, limits=limits) as post:
        result = carried(post, pairs(*MANY))
        again = carried(post, pairs("zoe"))

    assert result.error is None
    assert len(server.taken) == 20
    assert Counter(result.states) == {"sent": 20, "pending": 280}
    assert post.rests > 80_000
    assert again.states == ["pending"]


def test_when_stopped_what_is_under_way_is_answered(scripted):
    """And the rest comes back untouched."""
    first, second = scripted(), scripted()

    with relays(first, second) as post:
        result = carried(
            post, pairs(*MANY), stop=lambda: len(first.taken) + len(second.taken) >= 50
        )

    sent = {key for key, one in result.outcomes.items() if one.state is DeliveryState.SENT}
    assert set(result.states) == {"sent", "pending"}
    assert set(taken(first, second)) == sent
    assert len(result.outcomes) < 100


def test_a_feed_that_breaks_is_heard_last(scripted):
    """What was taken before comes back first."""

    def feed():
        yield from pairs("ann", "ben")
        raise ConfigError("broken")

    recorded = []
    with relays(scripted(), scripted()) as post:
        groups = post.run(feed())
        with pytest.raises(ConfigError, match="broken"):
            recorded.extend(groups)

    assert [str(one.state) for group in recorded for _, one in group] in (
        ["sent", "sent"], ["pending", "pending"], ["sent", "pending"], ["pending", "sent"],
    )  # fmt: skip


def test_whoever_leaves_in_the_middle_leaves_nothing_open(scripted):
    """The threads end, and the next run begins anew."""
    server, other = scripted(), scripted()

    with relays(server, other) as post:
        for _ in post.run(pairs(*MANY)):
            break
        result = carried(post, pairs("zoe"))

    assert result.states == ["sent"]


def test_a_feed_may_have_nothing_just_now(scripted):
    """It is asked again; an empty one ends at once."""
    server = scripted()

    with relays(server, scripted()) as post:
        result = carried(post, [None, *pairs("ann"), None, *pairs("ben"), None])
        empty = carried(post, [])

    assert result.states == ["sent", "sent"]
    assert empty.states == []
