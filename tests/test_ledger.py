"""The ledger keeps what counts and forgets what does not."""

import sqlite3

import numpy as np
import pytest

from pipeline.records import (
    Box,
    Digest,
    Header,
    Layout,
    Page,
    Reading,
    ReadOptions,
    Source,
    Word,
)
from pipeline.run import fingerprint, stored
from pipeline.run.codec import Unreadable, pack, unpack
from pipeline.run.ledger import Ledger
from pipeline.run.messages import Made, failed
from pipeline.run.work import Outcome

PRINTS = {"structure": "s1", "mentions": "m1", "facts": "f1", "checks": "c1"}
DOC = "00000000000000aa"


@pytest.fixture
def ledger(tmp_path):
    one = Ledger(tmp_path / "ledger.sqlite")
    one.begin("r1", "b1", "")
    yield one
    one.close()


def page(number: int, problem: str = "") -> Made:
    return Made(
        pack(Reading((Page(number, f"trang {number}", problem=problem),))),
        problem,
    )


def outcome(
    pages: tuple[int, ...] = (1, 2), count: int = 2, whole: bool = True, **more
) -> Outcome:
    return Outcome(
        DOC,
        count,
        {n: page(n) for n in pages},
        results=failed(DOC, "") if whole else {},
        **more,
    )


def test_a_stored_document_counts(ledger):
    assert ledger.state(DOC, PRINTS).stage == "structure"
    ledger.store(outcome(pages=(1,), whole=False), PRINTS)
    state = ledger.state(DOC, PRINTS)
    assert (state.count, state.have, state.stage) == (2, {1}, "structure")
    ledger.store(outcome(pages=(2,)), PRINTS)
    state = ledger.state(DOC, PRINTS)
    assert (state.count, state.have, state.stage) == (2, {1, 2}, "")
    assert ledger.reads() == {1: 2}
    ledger.store(outcome(pages=(2,)), PRINTS)
    assert ledger.reads() == {1: 1, 2: 1}


@pytest.mark.parametrize(
    ("change", "forced", "count", "stage"),
    [
        ({}, "", 2, ""),
        (
            {
                "structure": "s2",
                "mentions": "m2",
                "facts": "f2",
                "checks": "c2",
            },
            "",
            2,
            "structure",
        ),
        ({"facts": "f2", "checks": "c2"}, "", 2, "facts"),
        ({"checks": "c2"}, "", 2, "checks"),
        ({"checks": "c2"}, "mentions", 2, "mentions"),
        ({}, "checks", 2, "checks"),
        ({}, "structure", 2, "structure"),
        ({}, "pages", 0, "structure"),
    ],
)
def test_what_is_stale_runs_again(ledger, change, forced, count, stage):
    ledger.store(outcome(), PRINTS)
    ledger.begin("r1", "b1", forced)
    state = ledger.state(DOC, {**PRINTS, **change})
    assert (state.count, state.stage) == (count, stage)


def test_a_forced_run_that_was_cut_short_goes_on(ledger):
    ledger.store(outcome(), PRINTS)
    ledger.begin("r1", "b1", "pages")
    assert ledger.state(DOC, PRINTS).count == 0
    ledger.store(outcome(), PRINTS)
    # killed before finish(), and asked for again
    ledger.begin("r1", "b1", "pages")
    assert ledger.state(DOC, PRINTS).stage == ""
    ledger.finish()
    ledger.begin("r1", "b1", "pages")
    assert ledger.state(DOC, PRINTS).count == 0


def test_another_reader_reads_again(ledger):
    ledger.store(outcome(), PRINTS)
    ledger.begin("r2", "b1", "")
    assert ledger.state(DOC, PRINTS).count == 0
    assert ledger.reads() == {}


def test_other_bounds_try_failed_pages_again(ledger):
    ledger.store(
        Outcome(
            DOC,
            2,
            {1: page(1), 2: page(2, "took longer")},
            results=failed(DOC, ""),
        ),
        PRINTS,
    )
    assert ledger.state(DOC, PRINTS).stage == ""
    ledger.begin("r1", "b2", "")
    state = ledger.state(DOC, PRINTS)
    assert (state.have, state.stage) == ({1}, "structure")


def test_a_missing_engine_is_tried_again(ledger):
    ledger.store(
        Outcome(DOC, problem="no Tesseract", missing="Tesseract"), PRINTS
    )
    assert ledger.state(DOC, PRINTS).problem == ""


def test_inputs_come_in_the_order_of_their_names(ledger):
    made = [
        Source(name, "", doc_id, "text", 1, "", "whatever")
        for name, doc_id in (("c", "1"), ("a", "2"), ("b", "1"), ("d", "2"))
    ]
    ledger.inputs.add(made)
    assert [(s.source, s.duplicate_of) for s in ledger.inputs] == [
        ("a", ""),
        ("b", ""),
        ("c", "b"),
        ("d", "a"),
    ]


def test_documents_come_whole(ledger):
    ledger.inputs.add(
        [
            Source("a.pdf", "x", DOC, "pdf", 1),
            Source("b.pdf", "x", "bb", "pdf", 1),
        ]
    )
    results = failed(DOC, "structure: ValueError")
    ledger.store(
        Outcome(DOC, 2, {2: page(2), 1: page(1)}, results=results), PRINTS
    )
    first, second = stored.documents(ledger, {})
    assert [one.text for one in first.reading.pages] == ["trang 1", "trang 2"]
    assert first.reading.problem == "structure: ValueError"
    assert second.source.problem == "was not read"
    assert [digest.source for digest in stored.digests(ledger)] == ["a.pdf"]


def test_damaged_records_cost_their_document_only(ledger):
    ledger.inputs.add([Source("a.pdf", "x", DOC, "pdf", 1)])
    ledger.store(
        Outcome(DOC, 1, {1: Made(b"rubbish")}, results=failed(DOC, "")), PRINTS
    )
    (document,) = stored.documents(ledger, {})
    assert "damaged" in document.source.problem


def test_a_failed_transaction_leaves_nothing(ledger):
    broken = Outcome(DOC, 2, {1: page(1), 2: Made(None)})  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        ledger.store(broken, PRINTS)
    assert ledger.state(DOC, PRINTS).count == 0


def test_a_ledger_of_another_version_is_made_anew(tmp_path):
    path = tmp_path / "ledger.sqlite"
    base = sqlite3.connect(path)
    base.executescript(
        "CREATE TABLE pages (x); INSERT INTO pages VALUES (1); PRAGMA user_version=999;"
    )
    base.close()
    ledger = Ledger(path)
    assert ledger.reads() == {}
    ledger.close()


# ---------------------------------------------------------------- codec and fingerprints


def test_records_survive():
    made = Reading(
        (
            Page(
                1,
                "Số: 12/BC-SNV",
                words=(Word("12", 4, 6, Box(1, 2, 3, 4), 97.5, ("72",)),),
            ),
        ),
        "tcvn3",
    )
    assert unpack(pack(made), Reading) == made
    layout = Layout(Header(doc_code="12/BC-SNV"), (), headings={"I": "Kết quả"})
    assert unpack(pack(layout), Layout) == layout


def test_what_readers_let_slip_is_mended():
    made = pack(
        Reading(
            (
                Page(
                    1,
                    "a\udc80b",
                    width=np.float32(2.5),
                    seconds=np.float64(1.5),
                ),
            )
        )
    )  # type: ignore[arg-type]
    (found,) = unpack(made, Reading).pages
    assert (found.text, found.width, found.seconds) == ("a\ufffdb", 2.5, 1.5)


@pytest.mark.parametrize(
    "data", [b"", b"rubbish", pack("text"), pack({"pages": [{"page": "x"}]})]
)
def test_other_bytes_are_refused(data):
    with pytest.raises(Unreadable):
        unpack(data, Reading)


def test_what_is_no_record_is_refused():
    with pytest.raises(TypeError):
        pack(Digest("a", "b", object()))  # type: ignore[arg-type]


def test_fingerprints_follow_the_options():
    plain = ReadOptions()
    assert fingerprint.reading(plain) != fingerprint.reading(
        ReadOptions(reader="tesseract")
    )
    assert fingerprint.reading(plain) == fingerprint.reading(
        ReadOptions(password="x")
    )
    assert fingerprint.bounds(ReadOptions(password="x")) == fingerprint.bounds(
        ReadOptions(password="y")
    )
    assert fingerprint.bounds(plain) != fingerprint.bounds(
        ReadOptions(password="x")
    )
    assert len({*fingerprint.stages().values()}) == 4
