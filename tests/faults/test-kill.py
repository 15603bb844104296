# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 during import, edit, removal, backup and restore: what was acknowledged is there, byte for byte."""

import json
import os
import random
import shutil
import time
import zipfile

import faults
from faults import Case, Held, Skip, assert_sound, must, originals, run, say, test

HOLDS, RANDOM = 38, 6
totals = {'kills': 0, 'inside': 0, 'acknowledged': 0}


def reference_marks(case, operation, *args):
    data = case.copy('reference')
    held = Held(operation, data, *args)
    result = held.finish()
    assert result.status == 0, result.err
    return held.marks


def spread(first, last, count):
    """Mark numbers from first to last, as even as whole numbers allow."""
    return [first + (last - first) * i // (count - 1) for i in range(count)]


def kill_each(case, operation, args, check, before=None, least_acknowledged=1):
    """Kills at marks between the first write and the last sync, and at random moments."""
    marks = reference_marks(case, operation, *args)
    first, last = marks.index('w') + 1, marks.rindex('F')  # before the last sync is over
    chooser = random.Random(operation)
    acknowledged = inside = 0
    trials = [('mark', at) for at in spread(first, last, HOLDS)] + [('time', 0)] * RANDOM
    for how, at in trials:
        data = case.copy('trial')
        if before:
            before(data)
        held = Held(operation, data, *args, hold=at)
        if how == 'mark':
            assert held.wait_for_hold(), f'{operation}: mark {at} never came'
        else:
            time.sleep(chooser.uniform(0.0, 0.03))
        held.kill()
        result = held.finish()
        seen = held.marks.replace('H', '')
        if result.status == -9 and 'w' in seen and len(seen) <= last:
            inside += 1
        acknowledged += len(result.all('ack'))
        check(data, result)
        totals['kills'] += result.status == -9
    totals['inside'] += inside
    totals['acknowledged'] += acknowledged
    say(f'{operation}: {len(trials)} runs, {inside} killed between first write and last sync,'
        f' {acknowledged} acknowledgements')
    assert acknowledged >= least_acknowledged


def check_import(case, data, result):
    seen = case.inspect(data)
    assert_sound(seen, 'after a kill during import')
    held = set(originals(seen).values())
    for kind, digest in result.all('ack'):
        assert digest in held, f'acknowledged and lost: {digest}'
    for _, digest in case.papers:
        assert digest in held, f'an older paper is lost: {digest}'


@test
def kill_import(folder):
    case = Case(folder)
    more = faults.make_files(os.path.join(folder, 'more'), ['a', 'b', 'c'], 300000)
    kill_each(case, 'import', [case.uuid, *more], lambda data, result: check_import(case, data, result))
    # The last one is written to again.
    data = os.path.join(folder, 'trial')
    must('import', data, case.uuid, *more)
    assert_sound(case.inspect(data), 'after importing again')


@test
def kill_leaves_nothing_for_ever(folder):
    """What was left by a kill at any mark goes when somebody writes next: temporaries, and papers removed for good."""
    case = Case(folder)
    gone, kept = case.papers[0], case.papers[1][0]
    more = faults.make_files(os.path.join(folder, 'more'), ['a'], 5000)
    left = 0
    for operation, args in (('import', [case.uuid, *more]), ('edit', [case.uuid, kept, 'x']),
                            ('remove-for-good', [case.uuid, gone[0]])):
        marks = reference_marks(case, operation, *args)
        for at in range(marks.index('w') + 1, len(marks) + 1, 2):
            data = case.copy('trial')
            held = Held(operation, data, *args, hold=at)
            assert held.wait_for_hold(), f'{operation}: mark {at} never came'
            held.kill()
            held.finish()
            before = case.inspect(data)
            left += len(before.all('temporary')) > 0
            must('edit', data, case.uuid, kept, 'written after')
            after = case.inspect(data)
            assert_sound(after, f'{operation} at {at}')
            assert not after.all('temporary'), f'{operation} at {at}: {after.all("temporary")}'
            if operation == 'remove-for-good' and gone[0] not in originals(after):
                for path, _, names in os.walk(case.root(data)):
                    assert not [name for name in names if name.startswith(gone[1])], f'{path} at {at}'
    say(f'{left} kills left something, and it went')
    assert left >= 6


@test
def kill_control(folder):
    """A program that acknowledges before its save is caught by the same check."""
    case = Case(folder)
    more = faults.make_files(os.path.join(folder, 'more'), ['a', 'b', 'c'])
    marks = reference_marks(case, 'import-early', case.uuid, *more)
    caught = 0
    holds = spread(marks.index('w') + 1, marks.rindex('F'), 40)
    for at in holds:
        data = case.copy('trial')
        held = Held('import-early', data, case.uuid, *more, hold=at)
        assert held.wait_for_hold()
        held.kill()
        result = held.finish()
        try:
            check_import(case, data, result)
        except AssertionError:
            caught += 1
    say(f'control: caught in {caught} of {len(holds)}')
    assert caught >= 5


@test
def kill_edit(folder):
    case = Case(folder)
    paper = case.papers[0][0]
    notes = ['note 0', 'first', 'second', 'third']

    def check(data, result):
        seen = case.inspect(data)
        assert_sound(seen, 'after a kill during edit')
        row = [line[2] for line in seen.lines if line[0] == f'paper {paper}' and line[1] == 'row'][0]
        note = row.rsplit('note=', 1)[1]
        acknowledged = len(result.all('ack'))
        allowed = notes[acknowledged:acknowledged + 2]
        assert note in allowed, f'{note} is not one of {allowed}'
        assert len(originals(seen)) == 3

    kill_each(case, 'edit', [case.uuid, paper, *notes[1:]], check)


def check_removed(case, data, result, for_good):
    seen = case.inspect(data)
    assert_sound(seen, 'after a kill during removal')
    rows = {line[0][6:]: line[2] for line in seen.lines if line[0].startswith('paper ') and line[1] == 'row'}
    for _, paper in result.all('ack'):
        if for_good:
            assert paper not in rows, 'acknowledged as removed and still there'
        else:
            assert 'removed=1' in rows[paper], 'acknowledged as removed and still there'
    for paper, digest in case.papers:
        if paper in rows:
            assert originals(seen).get(paper) == digest, 'a paper that is still listed lost its bytes'


@test
def kill_remove(folder):
    case = Case(folder)
    ids = [paper for paper, _ in case.papers]
    kill_each(case, 'remove', [case.uuid, *ids], lambda data, result: check_removed(case, data, result, False))


@test
def kill_remove_for_good(folder):
    case = Case(folder)
    ids = [paper for paper, _ in case.papers]
    kill_each(case, 'remove-for-good', [case.uuid, *ids],
              lambda data, result: check_removed(case, data, result, True))


def check_backup(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist()[0] == 'manifest.json'
        manifest = json.loads(archive.read('manifest.json'))['files']
        assert [entry['name'] for entry in manifest] == archive.namelist()[1:]
        for entry in manifest:
            data = archive.read(entry['name'])
            assert len(data) == entry['size']
            assert faults.hashlib.sha256(data).hexdigest() == entry['sha256']


@test
def kill_backup(folder):
    case = Case(folder)
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    check_backup(target)
    old = faults.sha256(target)
    must('import', case.data, case.uuid, *faults.make_files(os.path.join(folder, 'more'), ['a']))

    def before(data):
        if faults.sha256(target) != old:
            os.unlink(target)
            os.link(os.path.join(folder, 'old.zip'), target)

    os.link(target, os.path.join(folder, 'old.zip'))

    def check(data, result):
        check_backup(target)
        if result.all('ack'):
            assert faults.sha256(target) != old, 'acknowledged and not replaced'

    kill_each(case, 'backup', [target], check, before, least_acknowledged=0)


@test
def kill_export(folder):
    """A folder or a ZIP is there whole or not at all, and what a dead export left goes with the next."""
    files = faults.make_files(os.path.join(folder, 'in'), ['a', 'b', 'c'], 300000)
    digests = [faults.sha256(name) for name in files]
    for name in ('dossier', 'dossier.zip'):
        place = os.path.join(folder, 'place')
        os.mkdir(place)
        out = os.path.join(place, name)
        reference = Held('export-file', folder, os.path.join(folder, 'reference-' + name), *files)
        assert reference.finish().status == 0
        marks = reference.marks
        left = finished = 0
        for at in spread(1, len(marks), min(24, len(marks))):
            held = Held('export-file', folder, out, *files, hold=at)
            assert held.wait_for_hold(), f'{name}: mark {at} never came'
            held.kill()
            result = held.finish()
            totals['kills'] += 1
            assert result.all('ack') == [], 'acknowledged before its end'
            if os.path.exists(out):
                finished += 1
                assert at >= len(marks) - 4, f'{name} is there at mark {at} of {len(marks)}'
                check_export(out, digests)
                shutil.rmtree(out) if os.path.isdir(out) else os.unlink(out)
            left += len(os.listdir(place)) > 0
        assert len(os.listdir(place)) <= 1, os.listdir(place)
        must('export-file', folder, out, *files)
        assert os.listdir(place) == [name]
        check_export(out, digests)
        say(f'{name}: {left} kills left something beside it, {finished} came after it had its name')
        assert name.endswith('.zip') or left
        shutil.rmtree(place)


def check_export(out, digests):
    if os.path.isdir(out):
        found = [faults.sha256(os.path.join(out, name)) for name in sorted(os.listdir(out))]
    else:
        with zipfile.ZipFile(out) as archive:
            found = [faults.hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()]
    assert found == digests


@test
def kill_restore(folder):
    case = Case(folder)
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    reference = Held('restore', os.path.join(folder, 'reference'), target)
    result = reference.finish()
    if result.status != 0 and 'confine' in result.err:
        raise Skip('jalon-reader cannot be confined here')
    assert result.status == 0, result.err
    marks = reference.marks
    published = marks.rindex('r') + 1  # the folder gets its name
    stopped = 0
    for at in spread(marks.index('m') + 1, published, 20):
        data = os.path.join(folder, f'restored-{at}')
        held = Held('restore', data, target, hold=at)
        assert held.wait_for_hold()
        held.kill()
        held.finish()
        stopped += 1
        assert not os.path.exists(os.path.join(data, 'cases')), f'half a folder at mark {at}'
    must('restore', data, target)  # over what the interruption left
    assert_sound(run('inspect', data, case.uuid), 'after restoring again')
    assert not [name for name in os.listdir(data) if name.startswith('.restoring')]
    totals['kills'] += stopped
    say(f'restore: {stopped} kills, no half folder')


@test
def kill_restore_case(folder):
    """One case beside another: whole or not there, and the other is as it was."""
    case = Case(folder)
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    host = Case(os.path.join(folder, 'host'), 1)
    if run('restore-case', host.copy('try'), target, case.uuid).status != 0:
        raise Skip('jalon-reader cannot be confined here')
    marks = reference_marks(host, 'restore-case', target, case.uuid)
    published = marks.rindex('R')
    for at in spread(marks.index('m') + 1, len(marks), 20):
        data = host.copy('trial')
        held = Held('restore-case', data, target, case.uuid, hold=at)
        assert held.wait_for_hold()
        held.kill()
        held.finish()
        totals['kills'] += 1
        there = os.path.exists(os.path.join(data, 'cases', case.uuid))
        assert there == (at > published), f'mark {at} of {len(marks)}'
        assert_sound(host.inspect(data), f'the other case at mark {at}')
        if there:
            assert_sound(run('inspect', data, case.uuid), f'restored at mark {at}')
    data = host.copy('trial')
    os.mkdir(os.path.join(data, 'cases', '.restoring-x'))
    must('restore-case', data, target, case.uuid)
    assert sorted(os.listdir(os.path.join(data, 'cases'))) == sorted([case.uuid, host.uuid])


@test
def kill_counts(folder):
    say(f'{totals["kills"]} kills in all, {totals["inside"]} between first write and last sync,'
        f' {totals["acknowledged"]} acknowledgements, 0 lost')
    assert totals['kills'] >= 200
    assert totals['inside'] * 2 >= totals['kills']


faults.main()
