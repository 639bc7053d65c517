"""Archives elsewhere: an object store and an SFTP server on loopback give the dataset that the same
files give from a folder, nothing is fetched twice, and what is refused says what to do."""

import os
from pathlib import Path

import pytest
from remote_kit import FILES, ask_for_rights, documents, extracted, fill, letter

from pipeline import intake
from pipeline.errors import AccessRefused, MissingEngine, UsageError
from pipeline.intake import servers
from pipeline.intake.remote import RemoteArchive
from pipeline.records import Limits, ReadOptions
from pipeline.run import fingerprint

pytest_plugins = ("remote_kit",)
pytestmark = pytest.mark.usefixtures("at_home")

# ---------------------------------------------------------------- the same dataset


def assert_same_as_folder(url: str, tmp_path: Path) -> None:
    """Every column but the name is what the same files in a folder give."""
    fill(tmp_path / "here", FILES)
    summary = extracted(url, tmp_path / "far", workers=2)
    extracted(tmp_path / "here", tmp_path / "near")
    far, near = documents(tmp_path / "far"), documents(tmp_path / "near")
    assert far.keys() == {f"{url}/{name}" for name in near}
    for name, row in near.items():
        other = far[f"{url}/{name}"]
        assert {
            k: v for k, v in other.items() if k not in ("source", "problem")
        } == {k: v for k, v in row.items() if k not in ("source", "problem")}
    assert (tmp_path / "far" / "facts.csv").read_bytes() == (
        tmp_path / "near" / "facts.csv"
    ).read_bytes()
    assert not list((tmp_path / "far").glob(".work-*"))
    assert summary.read == 3


def assert_nothing_fetched_again(
    url: str, output: Path, monkeypatch, changed
) -> None:
    """A second run fetches nothing, one after ``changed()`` only what is new."""
    fetched: list[str] = []
    copy = RemoteArchive._copy

    def counted(self, system, file, *rest):
        fetched.append(file.url)
        copy(self, system, file, *rest)

    monkeypatch.setattr(RemoteArchive, "_copy", counted)
    assert extracted(url, output).unchanged
    assert [x for x in fetched if not x.endswith("empty.txt")] == []
    changed()
    assert extracted(url, output).read == 1
    assert [x for x in fetched if not x.endswith("empty.txt")] == [
        f"{url}/a.txt"
    ]


def test_an_object_store_is_read_as_a_folder_is(store, tmp_path, monkeypatch):
    for name, data in FILES.items():
        store(f"năm/{name}", data)
    store("khác/ngoài.txt", letter(99))
    url = "s3://kho/năm"
    assert_same_as_folder(url, tmp_path)
    assert_nothing_fetched_again(
        url,
        tmp_path / "far",
        monkeypatch,
        lambda: store("năm/a.txt", letter(13)),
    )


def test_a_folder_over_ssh_is_read_as_one_here(ssh, tmp_path, monkeypatch):
    served = tmp_path / "served" / "năm"
    fill(served, FILES)
    url = f"{ssh}/năm"
    assert_same_as_folder(url, tmp_path)
    assert_nothing_fetched_again(
        url,
        tmp_path / "far",
        monkeypatch,
        lambda: (served / "a.txt").write_bytes(letter(1300)),
    )


@pytest.mark.parametrize("top", ["năm 2020/", "n%C4%83m%202020/"])
def test_a_page_of_links_is_a_folder(web, tmp_path, top):
    names = {f"năm 2020/{name}" for name, data in FILES.items() if data}
    fill(tmp_path / "served", {name: FILES[name[9:]] for name in names})
    archive = RemoteArchive(f"{web}/{top}")
    assert {file.url for file in archive.files} == {f"{web}/{x}" for x in names}
    found = list(intake.find([archive], tmp_path / "work", Limits()))
    assert not any(source.problem for source in found)
    assert sum(bool(source.duplicate_of) for source in found) == 1


# ---------------------------------------------------------------- what goes wrong


def test_a_store_that_refuses_says_what_to_set(store, monkeypatch):
    store("a.txt", letter(1))
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(
        AccessRefused, match="s3://kho: access is refused"
    ) as caught:
        RemoteArchive("s3://kho")
    assert "AWS_ACCESS_KEY_ID" in caught.value.remedy


def test_a_key_without_rights_is_refused(store):
    ask_for_rights(after=0)
    with pytest.raises(AccessRefused, match="access is refused"):
        RemoteArchive("s3://kho")
    ask_for_rights(after=1_000_000)


def test_a_host_that_is_not_known_is_refused(ssh, tmp_path):
    (tmp_path / "home" / ".ssh" / "known_hosts").write_text("")
    with pytest.raises(AccessRefused, match="access is refused") as caught:
        RemoteArchive(f"{ssh}/")
    assert "known_hosts" in caught.value.remedy


def test_a_key_that_is_not_known_is_refused(ssh, tmp_path):
    for path in (tmp_path / "home" / ".ssh").glob("id_*"):
        path.unlink()
    with pytest.raises(AccessRefused, match="access is refused"):
        RemoteArchive(f"{ssh}/")


@pytest.mark.parametrize(
    "url, said",
    [
        ("s3://kho/không-có", "there is nothing there"),
        ("s3://kho-khac", "there is nothing there"),
        ("nowhere://kho", "cannot be listed"),
    ],
)
def test_an_address_with_nothing_behind_it_is_wrong_use(store, url, said):
    with pytest.raises(UsageError, match=said):
        RemoteArchive(url)


def test_a_library_that_is_missing_is_named(monkeypatch):
    def missing(*_):
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(servers, "_file_system", missing)
    with pytest.raises(MissingEngine, match="s3://kho") as caught:
        RemoteArchive("s3://kho")
    assert caught.value.remedy == "pip install 'baocao[remote]'"


def test_few_files_lie_here_at_a_time(memory, tmp_path):
    for n in range(30):
        memory.pipe(f"/kho/{n:02}.txt", letter(n))
    held = []
    for source in intake.find(
        [RemoteArchive("memory://kho")], tmp_path / "work", Limits()
    ):
        held.append(len(list((tmp_path / "work").rglob("*"))))
        os.unlink(source.path)
    assert len(held) == 30 and max(held) <= 10


def test_a_file_above_the_limit_is_not_fetched(memory, tmp_path):
    memory.pipe("/kho/a.txt", letter(1))
    (source,) = intake.find(
        [RemoteArchive("memory://kho/a.txt")], tmp_path, Limits(file_bytes=10)
    )
    assert source.problem.endswith("(limit file_bytes)") and not source.path


def test_neither_password_nor_signature_is_shown():
    for url, shown in (
        ("sftp://an:mật@may/kho", "sftp://may/kho"),
        (
            "https://may/b%C3%A1o%20c%C3%A1o.pdf?sig=1",
            "https://may/báo cáo.pdf",
        ),
        ("s3://kho/năm 2020/", "s3://kho/năm 2020/"),
    ):
        assert intake.shown_url(url) == shown


def test_another_remote_archive_does_not_replace_a_dataset(memory, tmp_path):
    memory.pipe("/kho/a.txt", letter(1))
    memory.pipe("/khác/b.txt", letter(2))
    extracted("memory://kho", tmp_path / "out")
    with pytest.raises(UsageError, match="another archive"):
        extracted("memory://khác", tmp_path / "out")


def test_what_is_read_is_not_wanted_again(tmp_path):
    from pipeline.run.ledger import Ledger
    from pipeline.run.messages import empty_page
    from pipeline.run.work import Outcome

    ledger = Ledger(tmp_path / "ledger.sqlite")
    reading = fingerprint.reading(ReadOptions())
    ledger.begin(reading, "bounds", "")
    ledger.store(Outcome("half", 2, {1: empty_page(1, "")}), {})
    ledger.store(Outcome("whole", 1, {1: empty_page(1, "")}), {})
    ledger.store(Outcome("locked", problem="locked"), {})
    read = {
        name: ledger.is_read(name)
        for name in ("half", "whole", "locked", "new")
    }
    assert read == {"half": False, "whole": True, "locked": True, "new": False}
    ledger.begin(reading, "bounds", "pages")
    assert not ledger.is_read("whole")
    ledger.close()
