# SPDX-License-Identifier: GPL-3.0-or-later
"""Two writers whose lock does not work: one is told that the other saved, makes its edit again, nothing is lost."""

import os
import subprocess

import faults
from faults import Case, Held, assert_sound, must, originals, run, say, test


def count_marks(case, files):
    held = Held('import', case.copy('reference'), case.uuid, *files)
    assert held.finish().status == 0
    return len(held.marks)


def run_beside(case, first, others, hold, retry):
    """Holds a writer at a mark, takes its lock away, lets others save, lets it go on."""
    data = case.copy('trial')
    held = Held('import', data, case.uuid, *first, hold=hold, **({'EXERCISE_RETRY': '1'} if retry else {}))
    assert held.wait_for_hold(), f'mark {hold} never came'
    try:
        os.unlink(os.path.join(data, 'lock'))
    except FileNotFoundError:
        pass
    for name in others:
        must('import', data, case.uuid, name)
    held.release()
    return data, held.finish()


@test
def at_every_mark(folder):
    case = Case(folder, 1)
    first = faults.make_files(os.path.join(folder, 'first'), ['a', 'b'])
    second = faults.make_files(os.path.join(folder, 'second'), ['c', 'd'])
    digests = [faults.sha256(name) for name in first + second]
    marks = count_marks(case, first)
    busy = 0
    for hold in range(1, marks + 1, 2):
        data, result = run_beside(case, first, second, hold, True)
        assert result.status == 0, f'mark {hold}: exit {result.status}: {result.err}'
        busy += len(result.all('busy'))
        seen = case.inspect(data)
        assert_sound(seen, f'mark {hold}')
        held = set(originals(seen).values())
        for digest in digests:
            assert digest in held, f'mark {hold}: acknowledged and lost: {digest}'
    say(f'{marks} marks, every second one, {busy} saves were told that somebody else had saved')
    assert busy > 0


@test
def told_and_refused(folder):
    """Without a retry the exit is 6 and the paper is absent, or it is acknowledged and present."""
    case = Case(folder, 1)
    first = faults.make_files(os.path.join(folder, 'first'), ['a'])
    second = faults.make_files(os.path.join(folder, 'second'), ['c'])
    mine, theirs = faults.sha256(first[0]), faults.sha256(second[0])
    refused = 0
    for hold in range(1, count_marks(case, first) + 1, 2):
        data, result = run_beside(case, first, second, hold, False)
        seen = case.inspect(data)
        assert_sound(seen, f'mark {hold}')
        held = set(originals(seen).values())
        assert theirs in held
        assert result.status in (0, 6), f'mark {hold}: exit {result.status}: {result.err}'
        assert (mine in held) == (result.status == 0), f'mark {hold}: exit {result.status}'
        refused += result.status == 6
    say(f'{refused} refused with 6')
    assert refused > 0


@test
def pruned_away(folder):
    """Others save so often that the number a writer was about to take is free again."""
    case = Case(folder, 1)
    first = faults.make_files(os.path.join(folder, 'first'), ['a'])
    others = faults.make_files(os.path.join(folder, 'others'), [f'o{i}' for i in range(6)])
    digests = [faults.sha256(name) for name in others]
    marks = count_marks(case, first)
    refused = 0
    for hold in range(1, marks + 1, 3):
        data, result = run_beside(case, first, others, hold, False)
        seen = case.inspect(data)
        assert_sound(seen, f'mark {hold}')
        held = set(originals(seen).values())
        for digest in digests:
            assert digest in held, f'mark {hold}: acknowledged and lost'
        assert (faults.sha256(first[0]) in held) == (result.status == 0), f'mark {hold}: exit {result.status}'
        refused += result.status == 6
    assert refused > 0


@test
def reading_beside_a_writer(folder):
    """A reader never sees damage or an old state while somebody saves and prunes."""
    case = Case(folder, 2)
    notes = [str(i) for i in range(150)]
    writer = subprocess.Popen([faults.EXERCISE, 'edit', case.data, case.uuid, case.papers[0][0], *notes],
                              stdout=subprocess.DEVNULL, env=faults.environment())
    looks = 0
    while writer.poll() is None:
        assert_sound(case.inspect(), 'beside a writer')
        looks += 1
    assert writer.returncode == 0
    say(f'{looks} looks during {len(notes)} saves')
    assert looks > 5


@test
def with_the_lock(folder):
    """With its lock a writer that waits goes after the other one."""
    case = Case(folder, 1)
    first = faults.make_files(os.path.join(folder, 'first'), ['a'])
    second = faults.make_files(os.path.join(folder, 'second'), ['c'])
    data = case.copy('trial')
    held = Held('import', data, case.uuid, *first, hold=5)
    assert held.wait_for_hold()
    assert run('import', data, case.uuid, *second).status == 6
    waiting = Held('import', data, case.uuid, *second, EXERCISE_WAIT='20')
    held.release()
    assert held.finish().status == 0
    assert waiting.finish().status == 0
    assert len(originals(case.inspect(data))) == 3


faults.main()
