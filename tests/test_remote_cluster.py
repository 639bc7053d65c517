"""An archive over SSH, read by the machines of a cluster, which hold no keys to it."""

import pytest
from cluster_kit import without_the_files
from remote_kit import BREAKS, FILES, documents, extracted, fill, letter

pytest.importorskip("distributed")
pytest_plugins = ("cluster_kit", "remote_kit")

MANY = {f"thư {n}.txt": letter(100 + n) for n in range(12)}


@pytest.mark.slow
def test_a_cluster_reads_an_archive_over_ssh(
    cluster, at_home, ssh, tmp_path, monkeypatch
):
    """The cluster began before there were keys; a connection breaks off on the way."""
    address, machines = cluster
    fill(tmp_path / "served" / "kho", {**FILES, **MANY})
    url = f"{ssh}/kho"
    extracted(url, tmp_path / "near")
    without_the_files(monkeypatch)
    BREAKS["thư 3.txt"] = 1
    summary = extracted(url, tmp_path / "far", scheduler=address)
    assert BREAKS["thư 3.txt"] == 0
    assert summary.read == len(MANY) + 3
    assert all(machine.poll() is None for machine in machines)
    far, near = (
        {path.name: path.read_bytes() for path in output.glob("*.csv")}
        for output in (tmp_path / "far", tmp_path / "near")
    )
    assert far == near
    assert f"{url}/2020/thư số 2.txt" in documents(tmp_path / "far")
    assert not list((tmp_path / "far").glob(".work-*"))
