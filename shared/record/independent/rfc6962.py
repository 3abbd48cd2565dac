"""RFC 6962 trees a second time, for the tests: level by level over whole rows, where merkle.ts splits and recurses.

Reads JSON from stdin: a list of trees, each a list of leaves in hexadecimal. Writes, for each tree: its root, the audit
path of every leaf, and the consistency proof from every smaller tree.
"""

import hashlib
import json
import sys


def digest(prefix, *parts):
    return hashlib.sha256(bytes([prefix]) + b"".join(parts)).digest()


def levels(leaves):
    """Rows from the leaves' hashes up to the root; the odd one out at the end of a row moves up as it is."""
    row = [digest(0, leaf) for leaf in leaves]
    rows = [row]
    while len(row) > 1:
        pairs = [digest(1, row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        row = pairs + row[len(row) - len(row) % 2 :]
        rows.append(row)
    return rows


def root(leaves):
    return levels(leaves)[-1][0] if leaves else hashlib.sha256(b"").digest()


def path(rows, index):
    """The neighbour on every row that has one."""
    found = []
    for row in rows[:-1]:
        if index ^ 1 < len(row):
            found.append(row[index ^ 1])
        index >>= 1
    return found


def consistency(leaves, size):
    """RFC 9162 section 2.1.4.2 backwards: from the last node of the old tree that is complete, up through its neighbours."""
    if size == len(leaves):
        return []
    rows = levels(leaves)
    last, height = size - 1, 0
    while last & 1:
        last, height = last >> 1, height + 1
    whole = size == 1 << height
    found = [] if whole else [rows[height][last]]
    return found + path(rows[height:], last)


def answer(tree):
    leaves = [bytes.fromhex(leaf) for leaf in tree]
    rows = levels(leaves)
    return {
        "root": root(leaves).hex(),
        "inclusion": [[node.hex() for node in path(rows, i)] for i in range(len(leaves))],
        "consistency": [[node.hex() for node in consistency(leaves, n)] for n in range(1, len(leaves) + 1)],
    }


json.dump([answer(tree) for tree in json.load(sys.stdin)], sys.stdout)
