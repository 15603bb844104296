# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that loses power. The calls of a program are recorded by strace and replayed on a model that knows what was
synced; after any call the model can be written out as a disk might hold it: what was not synced may be there, may be
missing, or may be torn.

What the model promises is what POSIX does, not what a kind file system adds: data is safe after fsync of the file, a
name after fsync of its folder. Names of one folder change in order or not at all, one by one; a rename within a folder
is one change. Unsynced names and data are lost independently of each other."""

import os
import re
import subprocess

import faults

CALLS = ('openat', 'open', 'creat', 'write', 'pwrite64', 'fsync', 'fdatasync', 'linkat', 'link', 'renameat2',
         'renameat', 'rename', 'unlinkat', 'unlink', 'rmdir', 'mkdirat', 'mkdir', 'ftruncate', 'fallocate', 'close',
         'dup', 'dup2', 'dup3', 'fcntl', 'writev', 'pwritev', 'pwritev2', 'sendfile', 'copy_file_range', 'splice',
         'truncate', 'msync', 'symlinkat', 'faccessat')
UNKNOWN = {'creat', 'link', 'writev', 'pwritev', 'pwritev2', 'sendfile', 'copy_file_range', 'splice', 'truncate', 'msync',
           'symlinkat', 'dup2', 'dup3'}
LINE = re.compile(r'^(?:\d+ +)?([a-z0-9_]+)\((.*)\) += (-?\d+)')
SECTOR = 512


class File:
    def __init__(self, data=b''):
        self.data = bytearray(data)
        self.safe = bytes(data)
        self.writes = []  # (offset, bytes) since the last sync

    def write(self, offset, data):
        self.data[len(self.data):offset] = bytes(max(0, offset - len(self.data)))
        self.data[offset:offset + len(data)] = data
        self.writes.append((offset, data))

    def sync(self):
        self.safe = bytes(self.data)
        self.writes = []


class Folder:
    def __init__(self):
        self.names = {}
        self.safe = {}
        self.changes = []  # {name: node or None}, each as a whole

    def change(self, names):
        self.changes.append(names)
        apply(self.names, names)

    def sync(self):
        self.safe = dict(self.names)
        self.changes = []


def apply(names, change):
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def load(path):
    folder = Folder()
    for name in os.listdir(path):
        below = os.path.join(path, name)
        if os.path.isdir(below):
            folder.names[name] = load(below)
        else:
            with open(below, 'rb') as file:
                folder.names[name] = File(file.read())
    folder.sync()
    return folder


def text_of(argument):
    return bytes.fromhex(argument.strip('"').replace('\\x', ''))


class Disk:
    """Everything below one folder; other files are not followed. `syncs`: whether a sync of a file, of a folder counts."""

    def __init__(self, path, syncs=(True, True)):
        self.path = path
        self.root = load(path) if os.path.isdir(path) else Folder()
        self.syncs = syncs
        self.fds = {}      # number → [node, offset]
        self.said = b''

    def find(self, fd, name):
        """The folder and the last part of a name, or (None, None) elsewhere."""
        if os.path.isabs(name):
            inside = os.path.relpath(name, self.path)
            if inside == '..' or inside.startswith('../'):
                return None, None
            node, parts = self.root, [part for part in inside.split('/') if part != '.']
        else:
            node = self.fds[fd][0] if fd in self.fds else None
            parts = [part for part in name.split('/') if part not in ('', '.')]
        for part in parts[:-1]:
            node = node.names.get(part) if isinstance(node, Folder) else None
        return (node, parts[-1] if parts else '') if isinstance(node, Folder) else (None, None)

    def node(self, fd, name):
        folder, last = self.find(fd, name)
        return None if folder is None else folder.names.get(last) if last else folder

    def open(self, fd, name, flags, result):
        folder, last = self.find(fd, name)
        if folder is None:
            self.fds.pop(result, None)
            return
        node = folder.names.get(last) if last else folder
        if 'O_TMPFILE' in flags:
            node = File()
        elif node is None:
            assert 'O_CREAT' in flags, f'opened what the model does not know: {name}'
            node = File()
            folder.change({last: node})
        elif 'O_TRUNC' in flags and isinstance(node, File):
            raise AssertionError('a file is truncated')
        self.fds[result] = [node, 0]

    def link(self, fd, name, to_fd, to_name):
        found = re.fullmatch(r'/proc/self/fd/(\d+)', name)
        node = self.fds[int(found.group(1))][0] if found and int(found.group(1)) in self.fds else self.node(fd, name)
        folder, last = self.find(to_fd, to_name)
        if folder is not None:
            folder.change({last: node})

    def rename(self, fd, name, to_fd, to_name):
        folder, last = self.find(fd, name)
        to, to_last = self.find(to_fd, to_name)
        if folder is None:
            return
        if folder is to:
            folder.change({last: None, to_last: folder.names[last]})
        else:
            to.change({to_last: folder.names[last]})
            folder.change({last: None})

    def write_at(self, fd, data, offset=None):
        if fd == 1:
            self.said += data
        if fd not in self.fds:
            return
        entry = self.fds[fd]
        entry[0].write(entry[1] if offset is None else offset, data)
        if offset is None:
            entry[1] += len(data)

    def sync(self, fd):
        node = self.fds[fd][0] if fd in self.fds else None
        if node is not None and self.syncs[isinstance(node, Folder)]:
            node.sync()

    def run(self, call, args, result):
        """One call of the program; whether it may have changed the disk."""
        if result < 0:
            return False
        number = [int(arg) if re.fullmatch(r'-?\d+', arg) else -100 for arg in args]
        name = [os.fsdecode(text_of(arg)) if arg.startswith('"') else '' for arg in args] if call not in (
            'write', 'pwrite64') else []
        if call in UNKNOWN:
            raise AssertionError(f'the model does not know {call}')
        if call == 'openat':
            self.open(number[0], name[1], args[2], result)
        elif call == 'open':
            self.open(-100, name[0], args[1], result)
        elif call in ('write', 'pwrite64'):
            self.write_at(number[0], text_of(args[1])[:result], number[3] if call == 'pwrite64' else None)
        elif call in ('fsync', 'fdatasync'):
            self.sync(number[0])
        elif call == 'linkat':
            self.link(number[0], name[1], number[2], name[3])
        elif call in ('renameat', 'renameat2'):
            self.rename(number[0], name[1], number[2], name[3])
        elif call == 'rename':
            self.rename(-100, name[0], -100, name[1])
        elif call in ('unlinkat', 'unlink', 'rmdir'):
            folder, last = self.find(number[0], name[1]) if call == 'unlinkat' else self.find(-100, name[0])
            if folder is not None:
                folder.change({last: None})
        elif call in ('mkdirat', 'mkdir'):
            folder, last = self.find(number[0], name[1]) if call == 'mkdirat' else self.find(-100, name[0])
            if folder is not None and last:
                folder.change({last: Folder()})
        elif call == 'fallocate':
            if number[0] in self.fds:
                file = self.fds[number[0]][0]
                file.write(len(file.data), bytes(number[2] + number[3] - len(file.data)))
        elif call == 'close':
            self.fds.pop(number[0], None)
        elif call in ('dup', 'fcntl'):
            if number[0] in self.fds and (call == 'dup' or args[1].startswith('F_DUPFD')):
                self.fds[result] = self.fds[number[0]]
        return call not in ('openat', 'open', 'close', 'dup', 'fcntl', 'faccessat') or 'O_CREAT' in ''.join(args)


class Loss:
    """What survives: which unsynced changes of names, which unsynced writes, and whether writes are torn."""

    def __init__(self, name, keep_name, keep_data, torn=lambda *_: False, zeros=False):
        self.name, self.keep_name, self.keep_data, self.torn, self.zeros = name, keep_name, keep_data, torn, zeros


def by_folder(chooser):
    """Each folder keeps all its changes or none."""
    kept = {}
    return lambda prefix: kept.setdefault(prefix, chooser.random() < 0.5)


def losses(chooser):
    yes, no = (lambda *_: True), (lambda *_: False)

    def maybe(*_):
        return chooser.random() < 0.5

    return [Loss('nothing unsynced', no, no), Loss('everything', yes, yes), Loss('names without data', yes, no),
            Loss('names with zeros', yes, no, zeros=True), Loss('data without names', no, yes),
            Loss('names with torn data', yes, yes, torn=yes), Loss('some', maybe, maybe, torn=maybe),
            Loss('names of some folders', by_folder(chooser), yes), Loss('names of other folders', by_folder(chooser), yes)]


def content_after(file, loss):
    data = bytearray(file.safe)
    if loss.zeros:
        return bytes(data) + bytes(len(file.data) - len(data))
    for offset, written in file.writes:
        if not loss.keep_data():
            continue
        if loss.torn():
            written = written[:len(written) // 2 // SECTOR * SECTOR]
        data[len(data):offset] = bytes(max(0, offset - len(data)))
        data[offset:offset + len(written)] = written
    return bytes(data)


def tree_after(folder, loss, prefix=''):
    """{path: bytes, or None for a folder} as the disk holds it when power is back."""
    names = dict(folder.safe)
    for change in folder.changes:
        if not loss.keep_name(prefix):
            break  # in order or not at all
        apply(names, change)
    tree = {}
    for name, node in names.items():
        path = prefix + name
        if isinstance(node, Folder):
            tree[path] = None
            tree.update(tree_after(node, loss, path + '/'))
        else:
            tree[path] = content_after(node, loss)
    return tree


def write_tree(tree, path):
    os.mkdir(path)
    for name in sorted(tree):
        below = os.path.join(path, name)
        if tree[name] is None:
            os.mkdir(below, 0o700)
        else:
            faults.write(below, tree[name])


def record(folder, operation, data, *args):
    """The calls of one run: (name, arguments, result) and where it begins."""
    log = os.path.join(folder, 'log')
    done = subprocess.run(['strace', '-f', '-qq', '-xx', '-s', '100000000', '-e', 'trace=' + ','.join(CALLS), '-e', 'signal=none',
                           '-o', log, faults.EXERCISE, operation, data, *args], env=faults.environment(),
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert done.returncode == 0, done.stderr
    calls = []
    with open(log) as lines:
        for line in lines:
            assert 'unfinished' not in line, 'more than one thread'
            found = LINE.match(line)
            assert found or '<detached' in line or 'exited' in line or '= ?' in line, line[:200]
            if found:
                calls.append((found.group(1), found.group(2).split(', '), int(found.group(3))))
    return calls
