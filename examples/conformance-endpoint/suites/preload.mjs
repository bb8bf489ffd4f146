// Loaded before a suite's own tests: hands their documents' loader a context that it lacks, and without which
// the BBS suite ends in a hook before its first verifier test. Nothing of the suite is changed.
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

const suite = createRequire(join(process.cwd(), 'package.json'));
try {
  const vdl = await import(pathToFileURL(suite.resolve('@digitalbazaar/vdl-context')));
  const contexts = join(process.cwd(),
    'node_modules/data-integrity-test-suite-assertion/vc-generator/contexts.js');
  const {contextMap} = await import(pathToFileURL(contexts));
  for(const [url, context] of vdl.contexts ?? vdl.default.contexts) {
    contextMap.set(url, context);
  }
} catch(e) {
  if(e.code !== 'MODULE_NOT_FOUND' && e.code !== 'ERR_MODULE_NOT_FOUND') {
    throw e;
  }
}
