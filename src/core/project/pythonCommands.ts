import { depthOf, folderOf, nameOf } from '../repoPath';
import type { Component } from '../manifests/components';
import { valueAt } from '../manifests/plainData';
import { ciLines } from './ciCommands';
import type { CiPipeline } from './ciFacts';
import { type Found, usual } from './command';
import type { ProjectTexts } from './projectTexts';

/** What one types for a project in Python. Tools that its own environment has are run in it. */
export function python(
  files: ProjectTexts,
  components: readonly Component[],
  pipelines: readonly CiPipeline[],
): readonly Found[] {
  const found: Found[] = [];
  const uses = (name: string): boolean =>
    components.some((one) => one.ecosystem === 'pypi' && one.name.toLowerCase() === name);
  const runner = runnerOf(files);
  const lines = runner === undefined ? [] : ciLines(pipelines);
  const inEnvironment = (tool: string, text = tool): string => {
    if (runner === undefined) return text;
    const byCi = lines.some((line) => line.includes(`${runner} `) && line.includes(` ${tool}`));
    return byCi || uses(tool) ? `${runner} ${text}` : text;
  };
  for (const path of files.read(/^([^/]+\/)?pyproject\.toml$|^setup\.(py|cfg)$/)) {
    if (/^(examples?|docs?|tests?)\//.test(path)) continue;
    const data = path.endsWith('.toml') ? files.toml(path) : undefined;
    const beside = folderOf(path) === '' ? '' : `${folderOf(path)}/`;
    if (files.has(`${beside}uv.lock`)) found.push(usual('set up', 'uv sync', path));
    else if (valueAt(data, 'tool', 'poetry') !== undefined)
      found.push(usual('set up', 'poetry install', path));
    else if (valueAt(data, 'tool', 'pdm') !== undefined) found.push(usual('set up', 'pdm install', path));
    else if (
      data === undefined ||
      valueAt(data, 'project') !== undefined ||
      valueAt(data, 'build-system') !== undefined
    )
      found.push(usual('set up', 'python -m pip install -e .', path));
  }
  // What everybody needs has the shorter name: requirements.txt before requirements-dev.txt.
  const requirements = [
    ...files.read(/^([^/]+\/)?[\w.-]*requirements[\w.-]*\.txt$|^requirements\/[\w.-]+\.txt$/),
  ]
    .filter((path) => !/^(examples?|docs?|tests?)\//.test(path))
    .sort((a, b) => depthOf(a) - depthOf(b) || a.length - b.length);
  for (const path of requirements)
    found.push(usual('set up', `python -m pip install -r ${nameOf(path)}`, path));
  for (const path of files.read(/^([^/]+\/)?Pipfile$/))
    found.push(usual('set up', 'pipenv install --dev', path));
  for (const path of files.paths.filter((one) => /^([^/]+\/){0,2}manage\.py$/.test(one)))
    found.push(
      {
        ...usual(
          'set up',
          inEnvironment('django', 'python manage.py migrate'),
          path,
          folderOf(path),
          'makes the tables of the database',
        ),
        besides: true,
      },
      usual('run', inEnvironment('django', 'python manage.py runserver'), path),
      usual('test', inEnvironment('django', 'python manage.py test'), path),
    );
  for (const path of files.read(/^tox\.ini$/)) found.push(usual('test', inEnvironment('tox'), path));
  for (const path of files.read(/^noxfile\.py$/)) found.push(usual('test', inEnvironment('nox'), path));
  for (const path of files.read(/^pyproject\.toml$/)) {
    const data = files.toml(path);
    if (valueAt(data, 'tool', 'tox') !== undefined && !files.has('tox.ini'))
      found.push(usual('test', inEnvironment('tox'), path));
    if (valueAt(data, 'tool', 'pytest') !== undefined || uses('pytest'))
      found.push(usual('test', inEnvironment('pytest'), path));
  }
  if (!files.has('pyproject.toml') && uses('pytest')) {
    const [place] = components.find((one) => one.ecosystem === 'pypi' && one.name === 'pytest')?.places ?? [];
    if (place) found.push({ ...usual('test', inEnvironment('pytest'), place.path, ''), line: place.line });
  }
  return found;
}

/** What runs a tool in the environment that setting up has made. */
function runnerOf(files: ProjectTexts): string | undefined {
  if (files.has('uv.lock')) return 'uv run';
  if (valueAt(files.toml('pyproject.toml'), 'tool', 'poetry') !== undefined) return 'poetry run';
  if (valueAt(files.toml('pyproject.toml'), 'tool', 'pdm') !== undefined) return 'pdm run';
  return files.has('Pipfile') ? 'pipenv run' : undefined;
}
