"""The tables of the ledger. Another ``VERSION`` makes what older ledgers hold worthless; what is
only added is made beside it (``ADDED``)."""

VERSION = 2
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE inputs (number INTEGER PRIMARY KEY, source TEXT NOT NULL,
                     doc_id TEXT NOT NULL, media TEXT NOT NULL,
                     size INTEGER NOT NULL, problem TEXT NOT NULL, path BLOB NOT NULL,
                     note TEXT NOT NULL DEFAULT '');
CREATE TABLE documents (doc_id TEXT PRIMARY KEY, reading TEXT NOT NULL,
                        bounds TEXT NOT NULL, epoch INTEGER NOT NULL,
                        pages INTEGER NOT NULL, problem TEXT NOT NULL);
CREATE TABLE pages (doc_id TEXT NOT NULL, page INTEGER NOT NULL,
                    reads INTEGER NOT NULL, problem TEXT NOT NULL,
                    record BLOB NOT NULL, PRIMARY KEY (doc_id, page)) WITHOUT ROWID;
CREATE TABLE results (doc_id TEXT NOT NULL, stage TEXT NOT NULL, print TEXT NOT NULL,
                      epoch INTEGER NOT NULL, problem TEXT NOT NULL, record BLOB NOT NULL,
                      PRIMARY KEY (doc_id, stage)) WITHOUT ROWID;
"""
# what a ledger from before there were remote archives lacks
ADDED = """
CREATE TABLE IF NOT EXISTS fetched (url TEXT PRIMARY KEY, mark TEXT NOT NULL,
                                    sources BLOB NOT NULL) WITHOUT ROWID;
"""
