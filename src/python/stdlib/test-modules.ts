/** The modules for tests: loaded by the few programs that have some. */
import difflib from './difflib.py?raw';
import { type NamedModule, python } from './library-module';
import unittestInit from './unittest/__init__.py?raw';
import unittestAssertions from './unittest/assertions.py?raw';
import unittestAsyncCase from './unittest/async_case.py?raw';
import unittestCase from './unittest/case.py?raw';
import unittestContexts from './unittest/contexts.py?raw';
import unittestLoader from './unittest/loader.py?raw';
import unittestMain from './unittest/main.py?raw';
import unittestResult from './unittest/result.py?raw';
import unittestRunner from './unittest/runner.py?raw';
import unittestSuite from './unittest/suite.py?raw';
import unittestUtil from './unittest/util.py?raw';

export const TEST_MODULES: readonly NamedModule[] = [
  ['difflib', python(difflib)],
  ['unittest', { isPackage: true, source: unittestInit }],
  ['unittest.assertions', python(unittestAssertions)],
  ['unittest.async_case', python(unittestAsyncCase)],
  ['unittest.case', python(unittestCase)],
  ['unittest.contexts', python(unittestContexts)],
  ['unittest.loader', python(unittestLoader)],
  ['unittest.main', python(unittestMain)],
  ['unittest.result', python(unittestResult)],
  ['unittest.runner', python(unittestRunner)],
  ['unittest.suite', python(unittestSuite)],
  ['unittest.util', python(unittestUtil)],
];
