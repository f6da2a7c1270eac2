/**
 * What a handover asks, chapter by chapter, where the team has no pack of its own: an id that never changes, and the
 * question. Chapters are named by their files without the ending.
 */
export const defaultQuestions: Readonly<Record<string, readonly (readonly [id: string, text: string])[]>> = {
  '01-purpose': [
    ['who-uses-it', 'Who uses this, how many of them, and at what time of the day or the year?'],
    ['must-never-break', 'What must never break, and what does an hour of it cost?'],
    ['earns-money', 'How does it earn or save money?'],
    ['not-its-job', 'What is it often taken for that is not its job?'],
    ['quality-goals', 'Which three qualities come first when they collide (speed, safety, cost, looks …)?'],
  ],
  '02-first-day': [
    ['from-nothing', 'What does one do on an empty machine until the first test passes?'],
    ['accounts', 'Which accounts, keys and devices does a newcomer need, and who grants them?'],
    ['missing-in-readme', 'Which step does everybody get wrong because no page mentions it?'],
    ['see-it-work', 'How does one see with one’s own eyes that it works?'],
  ],
  '03-context': [
    ['neighbours', 'Which systems stand on both sides of it, and who owns them?'],
    ['in-and-out', 'What comes in and what goes out, in which form, and how often?'],
    ['silent-consumers', 'Who reads our data or our files without having told us?'],
    ['contracts', 'Which of these interfaces must not change without a phone call?'],
  ],
  '04-architecture': [
    ['why-like-this', 'Why is it built like this and not otherwise?'],
    ['accident', 'Which part looks designed and is an accident?'],
    ['nobody-dares', 'Which part does nobody dare to touch, and why?'],
    ['would-build-anew', 'What would you build differently today?'],
    ['dead-code', 'What is still there and no longer used?'],
  ],
  '05-critical-flows': [
    ['which-flows', 'Which three flows must work whatever happens?'],
    ['really-fired', 'Which failure paths really fired, and what did they do?'],
    ['order-matters', 'Where does the order of things matter although nothing enforces it?'],
    ['load', 'What happens at ten times the usual load, and has anybody tried?'],
  ],
  '06-data': [
    ['where-is-truth', 'Which store has the truth, and which are copies of it?'],
    ['by-hand', 'Which data is put right by hand, by whom, and how often?'],
    ['migrations', 'How is a migration run, and how is it taken back?'],
    ['retention', 'How long is what kept, and who checks that it is deleted?'],
    ['cannot-be-made-again', 'Which data cannot be made again once it is lost?'],
  ],
  '07-suppliers': [
    ['stops-without', 'Without which outside party does it stop within the hour?'],
    ['who-calls', 'Whom does one call there, by name, and what makes them hurry?'],
    ['who-pays', 'Who pays each of them, out of which account, with whose card?'],
    ['contracts', 'Which contracts run out or renew by themselves, and when?'],
    ['exit', 'How does one leave each of them, and with which data?'],
    ['trust', 'Which of them do you trust, and what did they do to earn or to lose it?'],
  ],
  '08-environments': [
    ['which', 'Which environments are there, and what differs in each?'],
    ['only-there', 'What can be tried only in production?'],
    ['by-hand', 'What was configured by hand and stands in no file?'],
    ['switches', 'Which switches and flags exist, and which must never be turned?'],
  ],
  '09-build-and-release': [
    ['unwritten-rules', 'Which rules of releasing are unwritten (never on a Friday …)?'],
    ['rollback', 'How is a release taken back, and when was that last done?'],
    ['who-may', 'Who may release, and who must be told?'],
    ['flaky', 'Which step fails now and then, and what does one do?'],
  ],
  '10-monitoring': [
    ['first-look', 'Where does one look first when somebody says that it is broken?'],
    ['ignore', 'Which alerts does everybody ignore, and which never?'],
    ['users-first', 'What do users notice before we do?'],
    ['on-call', 'Who is called at night, and by what?'],
  ],
  '11-runbooks': [
    ['regular-chores', 'What is done by hand every day, week, month or year?'],
    ['restore', 'When was a backup last restored, by whom, and how long did it take?'],
    ['jobs', 'Which scheduled jobs exist, and what happens when one is missed?'],
    ['first-five-minutes', 'It is down: what are the first five minutes?'],
  ],
  '12-security': [
    ['secrets', 'Where does each secret live, and who can read it (never write its value)?'],
    ['who-leaves', 'Which access must be closed when the present team leaves?'],
    ['known-holes', 'Which weakness is known and was put off?'],
    ['personal-data', 'Which personal data is there, and on which grounds?'],
  ],
  '13-expiry': [
    ['what-runs-out', 'Which domains, certificates, keys and subscriptions run out, and when?'],
    ['who-renews', 'Who renews each of them, and to which mailbox do the reminders go?'],
    ['in-whose-name', 'What is registered in the name of a person instead of the company?'],
  ],
  '14-decisions': [
    ['asked-again', 'Which decision is asked about again and again?'],
    ['would-revise', 'Which decision was right then and is wrong now?'],
    ['not-built', 'What was decided against, and why?'],
  ],
  '15-incidents': [
    ['worst-day', 'What was the worst day, and what saved it?'],
    ['happens-again', 'Which incident will happen again because its cause was never mended?'],
    ['near-miss', 'What nearly went wrong without anybody outside noticing?'],
  ],
  '16-discoveries': [
    ['never-knew', 'What did somebody learn here who has worked on it for years?'],
    ['one-head', 'What is in one head alone?'],
  ],
  '17-debts': [
    ['which-hurt', 'Which of these debts hurt every week?'],
    ['time-bomb', 'Which of them has a date on which it goes off?'],
    ['leave-alone', 'Which look terrible and are best left alone?'],
  ],
  '18-tests': [
    ['trust', 'After which test run would you release without looking?'],
    ['lies', 'Which tests pass although the thing is broken?'],
    ['never-tested', 'What is never tested, and what do you do instead?'],
  ],
  '19-dependencies': [
    ['stuck', 'Which dependency cannot be updated, and why?'],
    ['patched', 'Which dependency did we change or fork?'],
    ['licences', 'Which licence did somebody have to talk about?'],
  ],
  '20-people': [
    ['ask-whom', 'Who can still be asked, about what, how, and until when?'],
    ['outside', 'Who outside the team knows something about it that nobody here knows?'],
    ['goes-with-them', 'What goes with the next one who leaves?'],
  ],
  '21-beyond-engineering': [
    ['promises', 'What did sales promise to whom, by when, that is not built?'],
    ['custom', 'Which customer has something of their own, and what breaks it?'],
    ['support', 'What do people ask support for most, and what does support answer?'],
    ['marketing', 'Which dates, names and numbers did marketing make public?'],
    ['legal', 'Which duties does it fulfil by law or by contract, and who checks it?'],
    ['finance', 'What does it cost a month, and which bill surprises?'],
    ['hiring', 'Which skills are needed to run it, and how long did it take to find them?'],
    ['next-bottleneck', 'When the code is not the bottleneck, what is?'],
  ],
  '22-glossary': [
    ['own-words', 'Which words mean something else here than elsewhere?'],
    ['two-words', 'Which two words mean the same, and which one means two things?'],
  ],
  '23-index': [['read-first', 'In which order should a newcomer read the code?']],
};
