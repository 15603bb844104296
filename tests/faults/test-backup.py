# SPDX-License-Identifier: GPL-3.0-or-later
"""Backup and restore: byte-identical on an empty folder, and every wrong backup is refused without a trace."""

import json
import os
import subprocess
import zipfile

import faults
from faults import Case, Skip, assert_sound, must, run, say, test


def tree(data):
    found = {}
    for folder, _, names in os.walk(os.path.join(data, 'cases')):
        for name in names:
            path = os.path.join(folder, name)
            found[os.path.relpath(path, data)] = faults.sha256(path)
    return found


def without_cache(found):
    return {name: digest for name, digest in found.items() if '/cache/' not in name}


def need_reader(folder, target):
    result = run('restore', os.path.join(folder, 'try'), target)
    if result.status != 0 and 'confine' in result.err:
        raise Skip('jalon-reader cannot be confined here')


def rewrite(source, target, change, method=zipfile.ZIP_STORED):
    """The same archive with its list of (name, bytes) changed."""
    with zipfile.ZipFile(source) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(target, 'w', method) as archive:
        for name, data in change(entries):
            archive.writestr(name, data)
    return target


@test
def byte_identical(folder):
    case = Case(folder)
    uuid = must('create', case.data).all('case')[0][0]
    must('import', case.data, uuid, *faults.make_files(os.path.join(folder, 'more'), ['x'], 3000000))
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    need_reader(folder, target)
    restored = os.path.join(folder, 'restored')
    must('restore', restored, target)
    assert tree(restored) == without_cache(tree(case.data))
    assert_sound(run('inspect', restored, case.uuid), 'restored')
    assert subprocess.run(['unzip', '-tqq', target]).returncode == 0 if has('unzip') else True
    for name in ('lock', 'ballast', 'caseload.db'):
        assert name not in zipfile.ZipFile(target).namelist()
    # Owner only, as they were made.
    for path, _, names in os.walk(os.path.join(restored, 'cases')):
        assert os.stat(path).st_mode & 0o777 == 0o700, path
        for name in names:
            assert os.stat(os.path.join(path, name)).st_mode & 0o777 == 0o600, name


def has(program):
    return subprocess.run(['which', program], stdout=subprocess.DEVNULL).returncode == 0


@test
def without_leftovers(folder):
    """What an interruption left, or somebody put there, neither goes into a backup nor makes it one that cannot be restored."""
    case = Case(folder)
    cases = os.path.join(case.data, 'cases')
    before = without_cache(tree(case.data))
    for name in ('.new-11111111-1111-4111-8111-111111111111', '.restoring-x', 'holiday'):
        os.mkdir(os.path.join(cases, name))
        faults.write(os.path.join(cases, name, 'case.json'), b'x')
    faults.write(os.path.join(cases, 'notes.txt'), b'x')
    faults.write(os.path.join(cases, case.uuid, '.jalon-0123456789abcdef.tmp'), b'x')
    os.symlink('/etc/passwd', os.path.join(cases, case.uuid, 'documents', 'link'))
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    assert sorted(zipfile.ZipFile(target).namelist()[1:]) == sorted(before)
    need_reader(folder, target)
    must('restore', os.path.join(folder, 'restored'), target)
    assert tree(os.path.join(folder, 'restored')) == before


@test
def over_a_full_folder(folder):
    case = Case(folder)
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    before = tree(case.data)
    assert run('restore', case.data, target).status == 2
    assert tree(case.data) == before


@test
def one_case_beside_others(folder):
    """One case of a backup joins a folder that has cases; one that is there is never touched."""
    case = Case(folder)
    second = must('create', case.data).all('case')[0][0]
    must('import', case.data, second, *faults.make_files(os.path.join(folder, 'more'), ['x', 'y']))
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    need_reader(folder, target)
    assert sorted(found[0] for found in run('list-backup', case.data, target).all('case')) == sorted([case.uuid, second])
    whole = without_cache(tree(case.data))

    other = os.path.join(folder, 'other')
    third = must('create', other).all('case')[0][0]
    before = tree(other)
    assert run('restore', other, target).status == 2, 'a whole backup over cases'
    must('restore-case', other, target, second)
    expected = {**before, **{name: digest for name, digest in whole.items() if second in name}}
    assert tree(other) == expected, 'more or less than the case came'
    assert sorted(os.listdir(os.path.join(other, 'cases'))) == sorted([second, third])
    assert_sound(run('inspect', other, second), 'restored beside another')
    must('import', other, second, *faults.make_files(os.path.join(folder, 'later'), ['z']))

    changed = tree(other)
    result = run('restore-case', other, target, second)
    assert result.status == 2 and 'already has this case' in result.err, result.err
    assert tree(other) == changed, 'a case that is there was touched'
    assert run('restore-case', other, target, third).status == 2
    for wanted in ('22222222-2222-4222-8222-222222222222', 'someone'):
        assert run('restore-case', other, target, wanted).status == 3, wanted
    assert run('restore-case', other, os.path.join(folder, 'none.zip'), case.uuid).status == 3
    assert tree(other) == changed
    must('restore-case', os.path.join(folder, 'fresh'), target, case.uuid)
    assert_sound(run('inspect', os.path.join(folder, 'fresh'), case.uuid), 'restored alone')


@test
def one_case_of_a_damaged_backup(folder):
    case = Case(folder)
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    need_reader(folder, target)
    other = os.path.join(folder, 'other')
    must('create', other)
    before = tree(other)

    def change(entries):
        name, data = entries[-1]
        return [*entries[:-1], (name, data[:-1] + bytes([data[-1] ^ 1]))]

    damaged = rewrite(target, os.path.join(folder, 'damaged.zip'), change)
    for path in (damaged, faults.write(os.path.join(folder, 'no.zip'), b'no archive')):
        result = run('restore-case', other, path, case.uuid)
        assert result.status == 4, f'exit {result.status}: {result.err}'
        assert tree(other) == before
        assert not [name for name in os.listdir(os.path.join(other, 'cases')) if name.startswith('.')]
    assert run('list-backup', other, os.path.join(folder, 'no.zip')).status == 4


@test
def wrong_backups(folder):
    case = Case(folder)
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    need_reader(folder, target)
    other = '11111111-1111-4111-8111-111111111111'

    def edit_manifest(entries, edit):
        manifest = json.loads(entries[0][1])
        edit(manifest['files'])
        return [('manifest.json', json.dumps(manifest)), *entries[1:]]

    def rename(entries, name):
        def edit(files):
            files[0]['name'] = name
        return [edit_manifest(entries, edit)[0], (name, entries[1][1]), *entries[2:]]

    def changed(entries):
        name, data = entries[3]
        return [*entries[:3], (name, data[:-1] + bytes([data[-1] ^ 1])), *entries[4:]]

    wrong = {
        'changed': changed,
        'missing': lambda entries: entries[:-1],
        'unlisted': lambda entries: [*entries, (f'cases/{other}/case.json', b'x')],
        'no-manifest': lambda entries: entries[1:],
        'manifest-last': lambda entries: [*entries[1:], entries[0]],
        'manifest-only': lambda entries: entries[:1],
        'no-json': lambda entries: [('manifest.json', b'{'), *entries[1:]],
        'wrong-kind': lambda entries: [('manifest.json', b'{"format":1,"files":[3,{"name":4}]}'), *entries[1:]],
        'up': lambda entries: rename(entries, f'cases/{other}/../../../up'),
        'absolute': lambda entries: rename(entries, '/tmp/jalon-absolute'),
        'outside-cases': lambda entries: rename(entries, 'lock'),
        'no-case': lambda entries: rename(entries, 'cases/someone/case.json'),
        'wrong-size': lambda entries: edit_manifest(entries, lambda files: files[0].update(size=1)),
        'not-zip': None,
    }
    for name, change in wrong.items():
        path = os.path.join(folder, name + '.zip')
        if change:
            rewrite(target, path, change)
        else:
            faults.write(path, b'no archive at all')
        data = os.path.join(folder, 'into-' + name)
        result = run('restore', data, path)
        assert result.status == 4, f'{name}: exit {result.status}: {result.err}'
        assert not os.path.exists(os.path.join(data, 'cases')), f'{name}: left something'
        assert not [left for left in os.listdir(data) if left.startswith('.restoring')] if os.path.isdir(data) else True
    say(f'{len(wrong)} wrong backups refused')
    assert not os.path.exists('/tmp/jalon-absolute')
    assert run('restore', os.path.join(folder, 'x'), os.path.join(folder, 'nothing.zip')).status == 3
    assert run('restore', os.path.join(folder, 'x'), folder).status == 3


@test
def old_backup_stands(folder):
    case = Case(folder)
    target = os.path.join(folder, 'backup.zip')
    must('backup', case.data, target)
    old = faults.sha256(target)
    assert run('backup', os.path.join(folder, 'nothing'), target).status == 3
    assert run('backup', case.data, os.path.join(folder, 'no-folder', 'b.zip')).status == 3
    assert run('backup', case.data, folder).status == 2
    assert faults.sha256(target) == old


faults.main()
