# SPDX-License-Identifier: GPL-3.0-or-later
"""The index is gone: what comes back is compared with what was there, and what does not is said."""

import os

import faults
from faults import Case, must, run, say, test


def generations(case):
    return sorted(name for name in os.listdir(case.root()) if name.startswith('index-') and name.endswith('.db'))


def fields(result):
    """(kind, id, field) → value; the row of a paper field by field."""
    found = {}
    for line in result.lines:
        key = line[0].split(' ')
        if key[0] == 'paper' and line[1] == 'row':
            parts = line[2].split(' ')
            for name, value in zip(('sha256', 'extension', 'name', 'size'), parts):
                found[('paper', key[1], name)] = value
            for part in ('kind', 'pages', 'issued', 'until', 'confirmed', 'removed'):
                found[('paper', key[1], part)] = [p for p in parts if p.startswith(part + '=')][0]
            found[('paper', key[1], 'note')] = line[2].rsplit('note=', 1)[1]
        elif key[0] in ('paper', 'title', 'event', 'detail'):
            found[(key[0], key[1], line[1])] = line[2]
        elif key[0] in ('person', 'renewal'):
            found[(key[0], '', '')] = line[1:]
    return found


def compare(before, after, may_differ):
    lost = []
    for key, value in before.items():
        if after.get(key) != value:
            assert may_differ(key), f'{key}: {value} became {after.get(key)}'
            lost.append(key)
    for key in after:
        assert key in before, f'{key} came from nowhere'
    return lost


def say_of(key):
    """The key of the report that must be there when this field did not come back."""
    return {'event': 'events', 'renewal': 'renewal-file', 'paper': 'facts'}[key[0]]


def is_unmirrored(key):
    return key[0] in ('event', 'renewal') or (key[0] == 'paper' and key[2] == 'facts')


def lose(folder, which, names):
    case = Case(folder)
    before = case.inspect()
    for name in names(generations(case)):
        os.unlink(os.path.join(case.root(), name))
    lost_view = case.inspect()
    damaged = {path for path, why in lost_view.all('damaged') if why == 'missing'}
    assert damaged, f'{which}: verify does not say that the index is gone'
    report = must('rebuild', case.data, case.uuid)
    after = case.inspect()
    faults.assert_sound(after, f'after the rebuild ({which})')
    lost = compare(fields(before), fields(after), is_unmirrored)
    said = {line[0] for line in report.all('lost')}
    for key in lost:
        assert say_of(key) in said, f'{key} is lost and not said; said: {said}'
    say(f'{which}: {len(fields(before))} fields, {len(fields(before)) - len(lost)} came back,'
        f' lost and said: {sorted({say_of(key) for key in lost})}')
    must('edit', case.data, case.uuid, case.papers[0][0], 'written again')
    return lost_view, report


@test
def highest_gone(folder):
    view, report = lose(folder, 'highest gone', lambda names: names[-1:])
    # Opened from the generation before: shown as such, never silently.
    assert view.status == 0 and ('read-only', 'yes', '') in view.lines


@test
def all_gone(folder):
    view, report = lose(folder, 'all gone', lambda names: names)
    assert view.status == 4
    restored = {line[0].split(':')[0] for line in report.all('restored')}
    assert restored == {'paper', 'person', 'title', 'detail'}, restored


@test
def highest_damaged(folder):
    case = Case(folder)
    before = case.inspect()
    path = os.path.join(case.root(), generations(case)[-1])
    with open(path, 'r+b') as file:
        file.seek(9000)
        file.write(b'\xff\xff')
    view = case.inspect()
    assert ('read-only', 'yes', '') in view.lines
    result = run('edit', case.data, case.uuid, case.papers[0][0], 'x')
    assert result.status == 4, 'a damaged index was written to'
    report = must('rebuild', case.data, case.uuid)
    after = case.inspect()
    faults.assert_sound(after, 'after the rebuild')
    compare(fields(before), fields(after), is_unmirrored)
    assert os.path.exists(path + '.damaged'), 'the damaged generation is not kept'


@test
def everything_but_originals_gone(folder):
    case = Case(folder)
    for folder_name, _, names in os.walk(case.root()):
        for name in names:
            if not name.endswith('.pdf'):
                os.unlink(os.path.join(folder_name, name))
    assert run('inspect', case.data, case.uuid).status == 4
    report = must('rebuild', case.data, case.uuid)
    after = case.inspect()
    faults.assert_sound(after, 'after the rebuild')
    assert sorted(faults.originals(after).values()) == sorted(digest for _, digest in case.papers)
    said = {line[0].split(':')[0] for line in report.all('lost')}
    assert {'person', 'titles', 'situation', 'details', 'events', 'procedures', 'renewal-file'} <= said, said


@test
def beside_the_index(folder):
    """Sidecars and case.json are written again from a sound index."""
    case = Case(folder)
    before = fields(case.inspect())
    digest = case.papers[0][1]
    sidecar = os.path.join(case.root(), 'documents', digest[:2], digest + '.json')
    with open(sidecar, 'ab') as file:
        file.write(b'x')
    os.unlink(os.path.join(case.root(), 'case.json'))
    assert len(case.inspect().all('damaged')) == 2
    must('rebuild', case.data, case.uuid)
    after = case.inspect()
    faults.assert_sound(after, 'after the rebuild')
    assert fields(after) == before


faults.main()
