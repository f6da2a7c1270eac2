import { folderOf } from '../repoPath';
import type { Component } from '../manifests/components';
import { entriesOf, valueAt } from '../manifests/plainData';
import { type Found, usual } from './command';
import { purposeOf } from './commandPurpose';
import type { ProjectTexts } from './projectTexts';

export function ruby(files: ProjectTexts, components: readonly Component[]): readonly Found[] {
  const found: Found[] = [];
  for (const path of files.paths.filter((one) => /^([^/]+\/)?(Gemfile|gems\.rb)$/.test(one)).slice(0, 3))
    found.push(usual('set up', 'bundle install', path));
  if (files.has('bin/rails') || files.has('config/application.rb')) {
    const path = files.has('bin/rails') ? 'bin/rails' : 'config/application.rb';
    found.push(
      {
        ...usual('set up', 'bin/rails db:prepare', path, '', 'makes the database and its tables'),
        besides: true,
      },
      usual('run', 'bin/rails server', path, ''),
    );
  }
  for (const path of files.read(/^([^/]+\/)?Rakefile$/)) {
    const text = files.text(path);
    for (const match of text.matchAll(
      /^\s*(?:Rake::TestTask\.new|RSpec::Core::RakeTask\.new|task)[\s(]*(?::|["'])([\w:]+)/gm,
    )) {
      const name = match[1] ?? '';
      if (purposeOf(name) !== 'other')
        found.push({
          purpose: purposeOf(name),
          text: `bundle exec rake ${name}`,
          folder: folderOf(path),
          origin: 'written',
          path,
          line: files.lines(path).lineAt(match.index),
        });
    }
    if (/\bdefault\b/.test(text))
      found.push(usual('test', 'bundle exec rake', path, folderOf(path), 'the default task'));
  }
  if (
    components.some(
      ({ ecosystem, name }) => ecosystem === 'gem' && (name === 'rspec' || name === 'rspec-rails'),
    ) &&
    files.paths.some((one) => one.startsWith('spec/'))
  )
    found.push(usual('test', 'bundle exec rspec', files.has('.rspec') ? '.rspec' : 'Gemfile', ''));
  if (files.has('config.ru') && !files.has('config/application.rb'))
    found.push(usual('run', 'bundle exec rackup', 'config.ru'));
  return found;
}

export function php(files: ProjectTexts): readonly Found[] {
  return files.read(/^([^/]+\/)?composer\.json$/).flatMap((path) => {
    const data = files.json(path);
    const found: Found[] = [usual('set up', 'composer install', path)];
    for (const [name, script] of entriesOf(valueAt(data, 'scripts'))) {
      if (/^(pre|post)-/.test(name) || !/^[\w:.-]+$/.test(name)) continue;
      const note = typeof script === 'string' ? script : '';
      found.push({
        purpose: purposeOf(name),
        text: `composer ${/^(test|start)$/.test(name) ? name : `run ${name}`}`,
        folder: folderOf(path),
        origin: 'written',
        ...(note === '' ? {} : { note }),
        path,
        line: files.lines(path).lineOf('"scripts"', JSON.stringify(name)),
      });
    }
    if (files.has('artisan'))
      found.push(
        { ...usual('set up', 'php artisan migrate', 'artisan'), besides: true },
        usual('run', 'php artisan serve', 'artisan'),
        usual('test', 'php artisan test', 'artisan'),
      );
    else if (files.paths.some((one) => /^phpunit\.xml(\.dist)?$/.test(one)))
      found.push(
        usual('test', 'vendor/bin/phpunit', files.has('phpunit.xml') ? 'phpunit.xml' : 'phpunit.xml.dist'),
      );
    if (files.has('public/index.php') && !files.has('artisan'))
      found.push(usual('run', 'php -S localhost:8000 -t public', 'public/index.php', ''));
    return found;
  });
}
