"""The only room that knows files and engines: raw captures, builds, CURRENT, Parquet."""

from etl.store.builds import Busy, Store, release
from etl.store.raw import Raw, RawStore
from etl.store.reader import Damaged, NothingBuilt, Reader

__all__ = ["Busy", "Damaged", "NothingBuilt", "Raw", "RawStore", "Reader", "Store", "release"]
