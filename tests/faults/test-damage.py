# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file of a case, bit by bit: verify names it, and no read returns a changed value."""

import os
import random

import faults
from faults import Case, must, run, say, test

FLIPS = 20


def walk(root):
    for folder, _, names in os.walk(root):
        for name in sorted(names):
            yield os.path.relpath(os.path.join(folder, name), root)


def choose_bits(path, chooser):
    size = os.path.getsize(path)
    places = {0, size - 1, max(0, size - 40), max(0, size - 64), min(24, size - 1), min(27, size - 1), size // 2}
    while len(places) < min(FLIPS, size):
        places.add(chooser.randrange(size))
    bits = [(place, 1 << chooser.randrange(8)) for place in sorted(places)]
    while len(bits) < FLIPS:
        bits.append((chooser.randrange(size), 1 << chooser.randrange(8)))
    return bits


def flip(path, place, bit):
    with open(path, 'r+b') as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ bit]))


def values(result):
    return {line for line in result.lines
            if line[0].split(' ')[0] in ('person', 'renewal', 'title', 'event', 'paper')}


@test
def every_bit_is_seen(folder):
    case = Case(folder, 0)
    files = faults.make_files(os.path.join(folder, 'in'), ['a', 'b', 'c'])
    known = set()  # every value that was ever true
    for name in files:
        must('fill', case.data, case.uuid, name)
        known |= values(case.inspect())
    known |= {(line[0], line[1], '') for line in known if line[1] in ('words', 'thumbnail', 'original', 'facts')}
    chooser = random.Random(1)
    flips = named = 0
    seen_files = list(walk(case.root()))
    assert any(name.startswith('cache/') for name in seen_files) and any(name.startswith('text/') for name in seen_files)
    for name in seen_files:
        path = os.path.join(case.root(), name)
        for place, bit in choose_bits(path, chooser):
            flip(path, place, bit)
            result = case.inspect()
            flips += 1
            said = {line[0] for line in result.all('damaged') + result.all('changed-outside')}
            named += name in said
            assert name in said, f'{name}: bit {bit} of byte {place} is not seen'
            wrong = values(result) - known
            assert not wrong, f'{name}: byte {place}: a changed value is shown: {wrong}'
            flip(path, place, bit)
    faults.assert_sound(case.inspect(), 'after the last bit is back')
    say(f'{len(seen_files)} files, {flips} flips, {named} named, 0 changed values')


@test
def truncated_or_emptied(folder):
    case = Case(folder)
    for name in list(walk(case.root())):
        path = os.path.join(case.root(), name)
        with open(path, 'rb') as file:
            whole = file.read()
        for size in (0, 1, len(whole) // 2, len(whole) - 1):
            faults.write(path, whole[:size])
            result = case.inspect()
            said = {line[0] for line in result.all('damaged') + result.all('changed-outside')}
            assert name in said, f'{name}: {size} bytes of {len(whole)} are not seen'
        faults.write(path, whole)


@test
def swapped_files(folder):
    """A sound file under a wrong name."""
    case = Case(folder)
    root = case.root()
    numbers = sorted(name for name in os.listdir(root) if name.startswith('index-'))
    old, new = os.path.join(root, numbers[-2]), os.path.join(root, numbers[-1])
    with open(old, 'rb') as file:
        older = file.read()
    with open(new, 'rb') as file:
        newer = file.read()
    faults.write(new, older)
    assert (numbers[-1], 'digest') in case.inspect().all('damaged')
    faults.write(new, newer)
    other = os.path.join(folder, 'other')
    uuid = must('create', other).all('case')[0][0]
    with open(os.path.join(other, 'cases', uuid, 'index-0000000001.db'), 'rb') as file:
        faults.write(os.path.join(root, 'index-0000000001.db'), file.read())
    assert ('index-0000000001.db', 'name') in case.inspect().all('damaged')


@test
def changed_outside(folder):
    """Stock SQLite may write a generation: that is told from damage, and never taken silently."""
    import sqlite3
    case = Case(folder)
    name = sorted(name for name in os.listdir(case.root()) if name.startswith('index-'))[-1]
    database = sqlite3.connect(os.path.join(case.root(), name))
    assert database.execute('PRAGMA integrity_check').fetchone() == ('ok',)  # the trailer does not disturb it
    database.execute("UPDATE person SET given = 'Somebody'")
    database.commit()
    database.close()
    result = case.inspect()
    assert result.all('changed-outside') == [(name, 'changed-outside')], result.lines
    assert ('read-only', 'yes', '') in result.lines
    assert not [line for line in result.lines if 'Somebody' in line[-1]]
    assert run('edit', case.data, case.uuid, case.papers[0][0], 'x').status == 4


faults.main()
