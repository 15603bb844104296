# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk and a read-only one: what is there can be opened, read, removed and taken elsewhere."""

import os
import subprocess
import sys

import faults
from faults import Case, Skip, assert_sound, must, originals, run, say, test

if os.geteuid() != 0 and 'FAULTS_IN_NAMESPACE' not in os.environ and \
        subprocess.run(['unshare', '-Urm', 'true'], stderr=subprocess.DEVNULL).returncode == 0:
    os.environ['FAULTS_IN_NAMESPACE'] = '1'
    os.execvp('unshare', ['unshare', '-Urm', sys.executable, *sys.argv])


class Disk:
    def __init__(self, folder, size):
        self.path = os.path.join(folder, 'disk')
        os.mkdir(self.path)
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'tmpfs', self.path],
                          stderr=subprocess.DEVNULL).returncode != 0:
            raise Skip('no file system may be mounted here')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(['umount', '-l', self.path], check=True)

    def remount(self, mode):
        subprocess.run(['mount', '-o', f'remount,{mode}', self.path], check=True)

    def fill(self, name):
        """Takes every block that is left."""
        with open(os.path.join(self.path, name), 'wb', buffering=0) as file:
            for size in (1 << 20, 4096, 1):
                try:
                    while file.write(b'x' * size):
                        pass
                except OSError:
                    pass

    def free(self):
        info = os.statvfs(self.path)
        return info.f_bavail * info.f_frsize


def make_case_on(disk, papers=4):
    case = Case(disk.path, papers)
    must('edit', case.data, case.uuid, case.papers[0][0], 'note 0')  # the ballast is made again
    assert os.path.getsize(os.path.join(case.data, 'ballast')) == 4 << 20
    return case


def removed(seen):
    return {line[0][6:] for line in seen.lines if line[1] == 'row' and 'removed=1' in line[2]}


@test
def full_disk(folder):
    with Disk(folder, '40m') as disk:
        case = make_case_on(disk)
        new = faults.make_files(os.path.join(folder, 'new'), ['new'], 200000)
        disk.fill('filler')
        assert disk.free() == 0

        seen = case.inspect()
        assert_sound(seen, 'on a full disk')
        assert originals(seen) == dict(case.papers)
        out = os.path.join(folder, 'exported.pdf')
        must('export', case.data, case.uuid, case.papers[1][0], out)
        assert faults.sha256(out) == case.papers[1][1]
        must('backup', case.data, os.path.join(folder, 'backup.zip'))

        result = run('import', case.data, case.uuid, *new)
        assert result.status == 7, f'an import on a full disk: exit {result.status}'
        assert len(originals(case.inspect())) == 4
        here = os.path.join(disk.path, 'backup.zip')
        assert run('backup', case.data, here).status == 7
        assert os.listdir(disk.path).count('backup.zip') == 0 or os.path.getsize(here) == 0

        gone = case.papers[0][0]
        must('remove', case.data, case.uuid, gone)  # the ballast makes room for it
        assert not os.path.exists(os.path.join(case.data, 'ballast'))
        assert removed(case.inspect()) == {gone}
        must('remove-for-good', case.data, case.uuid, case.papers[2][0])
        seen = case.inspect()
        assert_sound(seen, 'after removing on a full disk')
        assert len(originals(seen)) == 3

        disk.fill('filler2')  # not even the ballast is left
        for paper in (case.papers[1][0], case.papers[3][0]):
            result = run('remove', case.data, case.uuid, paper)
            assert result.status in (0, 7), f'exit {result.status}: {result.err}'
            assert (paper in removed(case.inspect())) == (result.status == 0)
            assert_sound(case.inspect(), 'after a removal with nothing left')
            say(f'a removal without ballast: {"done" if result.status == 0 else "refused"}')
            assert result.status == 0, 'older generations should have given way'

        edit = run('edit', case.data, case.uuid, case.papers[1][0], 'x')
        assert edit.status in (0, 7)
        for name in ('filler', 'filler2'):
            os.unlink(os.path.join(disk.path, name))
        must('import', case.data, case.uuid, *new)
        assert os.path.getsize(os.path.join(case.data, 'ballast')) == 4 << 20, 'not made again when there is room'
        assert_sound(case.inspect(), 'with room again')


@test
def ballast_is_whole(folder):
    """A ballast whose making was interrupted is no ballast: the next writer makes it whole."""
    case = Case(folder, 1)
    path = os.path.join(case.data, 'ballast')
    for size in (0, 4096):
        with open(path, 'wb') as file:
            file.truncate(size)
        must('edit', case.data, case.uuid, case.papers[0][0], f'note {size}')
        found = os.stat(path)
        assert found.st_size == 4 << 20, found.st_size
        assert found.st_blocks * 512 >= 4 << 20, 'the ballast takes no room'


@test
def filled_while_importing(folder):
    """Files are imported until the disk is full: each is either acknowledged or refused with 7."""
    with Disk(folder, '24m') as disk:
        case = make_case_on(disk, 1)
        files = faults.make_files(os.path.join(folder, 'new'), [f'n{i}' for i in range(30)], 1000000)
        acknowledged = []
        for name in files:
            result = run('import', case.data, case.uuid, name)
            assert result.status in (0, 7), f'exit {result.status}: {result.err}'
            if result.status == 0:
                acknowledged.append(faults.sha256(name))
            seen = case.inspect()
            assert_sound(seen, 'while the disk fills')
            assert set(originals(seen).values()) == {case.papers[0][1], *acknowledged}
        say(f'{len(acknowledged)} of {len(files)} were taken')
        assert 5 < len(acknowledged) < 30


@test
def read_only_disk(folder):
    with Disk(folder, '40m') as disk:
        case = make_case_on(disk)
        os.unlink(os.path.join(case.data, 'lock'))
        disk.remount('ro')
        seen = case.inspect()
        assert_sound(seen, 'on a read-only disk')
        assert originals(seen) == dict(case.papers)
        must('backup', case.data, os.path.join(folder, 'backup.zip'))
        for operation, *args in (('edit', case.papers[0][0], 'x'), ('remove', case.papers[0][0]),
                                 ('import', case.files[0])):
            assert run(operation, case.data, case.uuid, *args).status == 7, operation
        assert run('create', case.data).status == 7
        disk.remount('rw')
        must('remove', case.data, case.uuid, case.papers[0][0])


faults.main()
