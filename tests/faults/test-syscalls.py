# SPDX-License-Identifier: GPL-3.0-or-later
"""Every call of import and commit made to fail once and for ever: acknowledged and present, or refused and absent."""

import collections
import os
import re
import shutil
import subprocess

import faults
from faults import Case, Skip, assert_sound, environment, must, originals, run, say, test

# What cannot fail by the disk, or ends any program by design (memory), or is the driver's own.
LEFT_OUT = {'mmap', 'munmap', 'mprotect', 'mremap', 'brk', 'madvise', 'futex', 'clock_gettime', 'clock_nanosleep',
            'getpid', 'gettid', 'rt_sigaction', 'rt_sigprocmask', 'getrandom', 'exit_group', 'faccessat', 'getuid',
            'geteuid', 'sched_yield', 'poll'}
CALL = re.compile(r'^(?:\d+ +)?([a-z0-9_]+)\(')


def trace(log, *command):
    done = subprocess.run(['strace', '-f', '-qq', '-o', log, *command], env=environment(), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    assert done.returncode == 0, done.stderr


def find_points(log):
    """(name, n) of each call between the two marks of the exerciser; n counts from the start of the program."""
    counts, points, inside = collections.Counter(), [], False
    with open(log) as lines:
        for line in lines:
            found = CALL.match(line)
            if not found:
                continue
            name = found.group(1)
            counts[name] += 1
            if 'exercise-begins' in line:
                inside = True
            elif 'exercise-ends' in line:
                inside = False
            elif inside and name not in LEFT_OUT:
                points.append((name, counts[name]))
    return points


def need_strace(folder):
    if shutil.which('strace') is None:
        raise Skip('strace is not installed')
    try:
        trace(os.path.join(folder, 'try'), '/bin/true')
    except (AssertionError, OSError):
        raise Skip('strace may not trace here')


def inject(name, when, failure, operation, *args):
    return run(operation, *args,
               prefix=('strace', '-f', '-qq', '-o', '/dev/null', '-e', f'trace={name}', '-e',
                       f'inject={name}:error={failure}:when={when}'))


def fail_each(case, operation, args, check):
    log = os.path.join(case.folder, 'log')
    trace(log, faults.EXERCISE, operation, case.copy('reference'), *args)
    points = find_points(log)
    names = collections.Counter(name for name, _ in points)
    assert names['fsync'] >= 3 and names['linkat'] >= 2 and names['write'] >= 3, names
    acknowledged = refused = 0
    for name, nth in points:
        for failure in ('ENOSPC', 'EIO'):
            for when in (f'{nth}', f'{nth}+'):
                data = case.copy('trial')
                what = f'{operation}: {name} number {when} fails with {failure}'
                result = inject(name, when, failure, operation, data, *args)
                assert 0 <= result.status <= 8, f'{what}: ended with {result.status}: {result.err}'
                seen = case.inspect(data)
                assert_sound(seen, what)
                check(seen, result.status == 0, what)
                acknowledged += result.status == 0
                refused += result.status != 0
    say(f'{operation}: {len(points)} calls of {len(names)} names ({dict(names)})')
    say(f'{operation}: {acknowledged + refused} runs, {acknowledged} acknowledged and present,'
        f' {refused} refused and absent')
    assert acknowledged and refused


@test
def import_and_commit(folder):
    need_strace(folder)
    case = Case(folder, 1)
    more = faults.make_files(os.path.join(folder, 'more'), ['new'], 40000)
    digest = faults.sha256(more[0])

    def check(seen, acknowledged, what):
        held = originals(seen).values()
        assert (digest in held) == acknowledged, f'{what}: acknowledged {acknowledged}, present {digest in held}'
        assert case.papers[0][1] in held, f'{what}: an older paper is lost'

    fail_each(case, 'import', [case.uuid, *more], check)
    # A trial that was refused leaves a store that takes the same file afterwards.
    data = case.copy('trial')
    assert inject('fsync', '1+', 'EIO', 'import', data, case.uuid, *more).status != 0
    must('import', data, case.uuid, *more)
    check(case.inspect(data), True, 'after the disk is well again')


@test
def edit_and_commit(folder):
    need_strace(folder)
    case = Case(folder, 1)
    paper = case.papers[0][0]

    def check(seen, acknowledged, what):
        rows = [line[2] for line in seen.lines if line[0] == f'paper {paper}' and line[1] == 'row']
        changed = rows[0].endswith('note=changed')
        assert changed == acknowledged, f'{what}: acknowledged {acknowledged}, present {changed}'

    fail_each(case, 'edit', [case.uuid, paper, 'changed'], check)


@test
def create(folder):
    """A case is acknowledged and whole, or there is no case."""
    need_strace(folder)
    log = os.path.join(folder, 'log')
    trace(log, faults.EXERCISE, 'create', os.path.join(folder, 'reference'))
    points = find_points(log)
    acknowledged = refused = 0
    for name, nth in points:
        for failure in ('ENOSPC', 'EIO'):
            for when in (f'{nth}', f'{nth}+'):
                data = os.path.join(folder, 'trial')
                shutil.rmtree(data, ignore_errors=True)
                what = f'create: {name} number {when} fails with {failure}'
                result = inject(name, when, failure, 'create', data)
                assert 0 <= result.status <= 8, f'{what}: ended with {result.status}: {result.err}'
                cases = os.path.join(data, 'cases')
                found = [] if not os.path.isdir(cases) else [n for n in os.listdir(cases) if not n.startswith('.')]
                if result.status == 0:
                    assert found == [result.all('case')[0][0]], what
                    assert_sound(run('inspect', data, found[0]), what)
                else:
                    assert not found, f'{what}: refused and present'
                acknowledged += result.status == 0
                refused += result.status != 0
    say(f'create: {len(points)} calls, {acknowledged} acknowledged and present, {refused} refused and absent')
    assert acknowledged and refused


faults.main()
