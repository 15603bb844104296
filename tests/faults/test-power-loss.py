# SPDX-License-Identifier: GPL-3.0-or-later
"""Power lost after any call of import, edit, removal, creation, backup and export: what was acknowledged is there, whole."""

import os
import random
import shutil
import zipfile

import faults
import power
from faults import Case, Skip, assert_sound, must, originals, run, say, test

totals = {'states': 0}


def need_strace():
    if shutil.which('strace') is None:
        raise Skip('strace is not installed')
    if faults.subprocess.run(['strace', '-qq', '-o', '/dev/null', 'true']).returncode != 0:
        raise Skip('strace may not trace here')


def acknowledged(disk):
    return [tuple(line.split('\t'))[1:] for line in disk.said.decode().splitlines() if line.startswith(('ack\t', 'case\t'))]


def lose_power(folder, data, operation, args, check, syncs=(True, True), above=None):
    """Every disk that the program can leave behind, each once, handed to check (data, acknowledged, what)."""
    disk = power.Disk(above or data, syncs)
    calls = power.record(folder, operation, data, *args)
    chooser, seen, points = random.Random(operation), set(), 0
    for call, arguments, result in calls:
        if not disk.run(call, arguments, result):
            continue
        points += 1
        for loss in power.losses(chooser):
            tree = power.tree_after(disk.root, loss)
            key = hash((len(disk.said), tuple(sorted(tree.items(), key=lambda item: item[0]))))
            if key in seen:
                continue
            seen.add(key)
            trial = os.path.join(folder, 'trial')
            shutil.rmtree(trial, ignore_errors=True)
            power.write_tree(tree, trial)
            check(trial, acknowledged(disk), f'{operation}: {loss.name} after call {points}, {call}')
    totals['states'] += len(seen)
    say(f'{operation}: {points} calls that change the disk, {len(seen)} different disks')
    return len(acknowledged(disk))


def check_import(case, data, acks, what):
    seen = case.inspect(data)
    assert_sound(seen, what)
    held = set(originals(seen).values())
    for _, digest in acks:
        assert digest in held, f'{what}: acknowledged and lost'
    for _, digest in case.papers:
        assert digest in held, f'{what}: an older paper is lost'


@test
def lose_import(folder):
    need_strace()
    case = Case(folder, 2)
    more = faults.make_files(os.path.join(folder, 'more'), ['a', 'b'], 20000)
    done = lose_power(folder, case.copy('live'), 'import', [case.uuid, *more],
                      lambda data, acks, what: check_import(case, data, acks, what))
    assert done == 2


@test
def lose_edit(folder):
    need_strace()
    case = Case(folder, 1)
    paper = case.papers[0][0]
    notes = ['note 0', 'first', 'second']

    def check(data, acks, what):
        seen = case.inspect(data)
        assert_sound(seen, what)
        row = [line[2] for line in seen.lines if line[0] == f'paper {paper}' and line[1] == 'row'][0]
        assert row.rsplit('note=', 1)[1] in notes[len(acks):len(acks) + 2], what

    assert lose_power(folder, case.copy('live'), 'edit', [case.uuid, paper, *notes[1:]], check) == 2


@test
def lose_removal_for_good(folder):
    """What is acknowledged as removed for good is in no list, and its files go with the next save at the latest."""
    need_strace()
    case = Case(folder, 2)
    gone, kept = case.papers

    def check(data, acks, what):
        seen = case.inspect(data)
        assert_sound(seen, what)
        held = originals(seen)
        assert held[kept[0]] == kept[1], f'{what}: another paper is lost'
        assert held.get(gone[0], gone[1]) == gone[1], f'{what}: listed without its bytes'
        if not acks:
            return
        assert gone[0] not in held and not seen.all('orphan'), f'{what}: acknowledged as removed and still there'
        must('edit', data, case.uuid, kept[0], 'written after')
        for path, _, names in os.walk(case.root(data)):
            assert not [name for name in names if name.startswith(gone[1])], f'{what}: left in {path}'

    assert lose_power(folder, case.copy('live'), 'remove-for-good', [case.uuid, gone[0]], check) == 1


@test
def lose_removal(folder):
    need_strace()
    case = Case(folder, 3)
    ids = [paper for paper, _ in case.papers]

    def check(data, acks, what):
        seen = case.inspect(data)
        assert_sound(seen, what)
        removed = {line[0][6:] for line in seen.lines if line[1] == 'row' and 'removed=1' in line[2]}
        assert removed in (set(ids[:len(acks)]), set(ids[:len(acks) + 1])), f'{what}: {len(acks)} acknowledged, {removed}'
        assert originals(seen) == dict(case.papers), what

    assert lose_power(folder, case.copy('live'), 'remove', [case.uuid, *ids], check) == 3


@test
def lose_creation(folder):
    need_strace()
    live = os.path.join(folder, 'live')  # the folders that lead to the data are made as well
    os.mkdir(live)

    def check(above, acks, what):
        data = os.path.join(above, 'share', 'jalon')
        cases = os.path.join(data, 'cases')
        found = [name for name in os.listdir(cases) if not name.startswith('.')] if os.path.isdir(cases) else []
        for uuid in found:
            assert_sound(run('inspect', data, uuid), what)
        for ack in acks:
            assert ack[0] in found, f'{what}: acknowledged and lost'

    assert lose_power(folder, os.path.join(live, 'share', 'jalon'), 'create', [], check, above=live) == 1


@test
def lose_backup(folder):
    """The old backup stands until the new one is whole."""
    need_strace()
    case = Case(folder, 1)
    live = os.path.join(folder, 'live')
    os.mkdir(live)
    target = os.path.join(live, 'backup.zip')
    must('backup', case.data, target)
    old = faults.sha256(target)
    must('import', case.data, case.uuid, *faults.make_files(os.path.join(folder, 'more'), ['a'], 20000))
    must('backup', case.data, os.path.join(folder, 'new.zip'))
    new = faults.sha256(os.path.join(folder, 'new.zip'))
    assert new != old

    def check(above, acks, what):
        found = faults.sha256(os.path.join(above, 'backup.zip'))
        assert found == new if acks else found in (old, new), what

    assert lose_power(folder, case.data, 'backup', [target], check, above=live) == 1


@test
def lose_export(folder):
    """An export that has its name is whole."""
    need_strace()
    files = faults.make_files(os.path.join(folder, 'in'), ['a', 'b'], 20000)
    digests = [faults.sha256(name) for name in files]
    for name in ('dossier', 'dossier.zip'):
        live = os.path.join(folder, 'live-' + name)
        os.mkdir(live)

        def check(above, acks, what):
            out = os.path.join(above, name)
            assert os.path.exists(out) or not acks, f'{what}: acknowledged and lost'
            if os.path.isdir(out):
                assert [faults.sha256(os.path.join(out, file)) for file in sorted(os.listdir(out))] == digests, what
            elif os.path.exists(out):
                with zipfile.ZipFile(out) as archive:
                    found = [faults.hashlib.sha256(archive.read(file)).hexdigest() for file in archive.namelist()]
                assert found == digests, what

        assert lose_power(folder, folder, 'export-file', [os.path.join(live, name), *files], check, above=live) == 1


def is_caught(folder, operation, syncs):
    """Whether the same check finds what a careless program does."""
    case = Case(folder, 1)
    more = faults.make_files(os.path.join(folder, 'more'), ['a'], 20000)

    class Caught(Exception):
        pass

    def check(data, acks, what):
        try:
            check_import(case, data, acks, what)
        except AssertionError as reason:
            raise Caught(str(reason))

    try:
        lose_power(folder, case.copy('live'), operation, [case.uuid, *more], check, syncs)
    except Caught as reason:
        say(f'caught: {reason}')
        return True
    return False


@test
def controls_are_caught(folder):
    """A program that acknowledges too early, and one whose files, or whose folders, are never synced."""
    need_strace()
    for number, (operation, syncs) in enumerate((('import-early', (True, True)), ('import', (False, True)),
                                                 ('import', (True, False)))):
        place = os.path.join(folder, str(number))
        os.mkdir(place)
        assert is_caught(place, operation, syncs), f'control {number} was not caught'


@test
def count(folder):
    need_strace()
    say(f'{totals["states"]} disks after a loss of power, nothing acknowledged was lost')
    assert totals['states'] >= 150


faults.main()
