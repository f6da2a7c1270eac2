import { startContents } from './contents';
import { Search } from './search';
import { startTables } from './tables';
import { startTheme } from './theme';

startTheme();
startContents();
startTables();
new Search();
