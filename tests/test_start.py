"""What the server makes ready before the first reader, and how it sends the map's files."""

import asyncio
import threading

import pytest

from movements.dataset import SHIPPED
from movements.problems import DatasetError
from views import start
from views.serving import MapFiles


@pytest.fixture(autouse=True)
def nothing_loaded():
    start._load.cache_clear()
    yield
    start._load.cache_clear()


def test_what_is_made_ready_is_what_the_sessions_read(monkeypatch):
    monkeypatch.setattr("sys.argv", ["app.py"])
    thread = threading.Thread(target=start._prepare)
    thread.start()
    found = start.open_dataset(SHIPPED)
    thread.join()
    assert start._load.cache_info().misses == 1
    assert start.open_dataset(SHIPPED) is found


def test_a_faulty_dataset_is_opened_once_it_is_mended(copy, monkeypatch):
    monkeypatch.setattr("sys.argv", ["app.py", "--data", str(copy.folder)])
    path = copy.folder / "organizations.csv"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"friendship_society", b"friendly_society", 1))
    start._prepare()
    with pytest.raises(DatasetError, match="friendly_society"):
        start.open_dataset(copy.folder)
    path.write_bytes(good)
    assert len(start.open_dataset(copy.folder).columns)


@pytest.mark.parametrize(
    ("path", "status", "more"),
    [
        ("/app/static/points.0123456789ab.gz", 200, {b"content-encoding", b"cache-control"}),
        ("/app/static/engine.0123456789ab.js", 200, {b"cache-control"}),
        ("/app/static/points.0123456789ab.gz", 404, set()),
        ("/app/static/images/marker-icon.png", 200, set()),
        ("/", 200, set()),
    ],
)
def test_the_maps_files_are_kept_and_unpacked_by_the_browser(path, status, more):
    sent = []

    async def answer(scope, receive, send):
        await send({"type": "http.response.start", "status": status, "headers": [(b"etag", b"1")]})
        await send({"type": "http.response.body", "body": b"..."})

    async def send(message):
        sent.append(message)

    asyncio.run(MapFiles(answer)({"type": "http", "path": path}, None, send))
    assert {name for name, _ in sent[0]["headers"]} == {b"etag"} | more
    assert sent[1]["body"] == b"..."
