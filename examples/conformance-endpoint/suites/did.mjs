// Runs the DID test suite over what a running endpoint answers. Usage: node did.mjs CLONE FOLDER [BASE]
// CLONE is a clone of the suite with its packages installed; FOLDER is the endpoint's. The suite reads files of what
// implementations produced, so these are written first: one for the method, one for resolving, one for dereferencing.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
const [clone, folder, base = 'https://localhost:40443'] = process.argv.slice(2);
const server = join(clone, 'packages/did-core-test-server');
const whose = {
  didMethod: 'did:key', implementation: 'Work Commons', implementer: 'Work Commons'
};
const JSON_LD = 'application/did+ld+json';
const JSON_ONLY = 'application/did+json';
// one of each type of key: Ed25519, P-256, P-384, P-521, BLS12-381
const dids = [
  'did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH',
  'did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169',
  'did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9',
  'did:key:z2J9gaYxrKVpdoG9A4gRnmpnRCcxU6agDtFVVBVdn1JedouoZN7SzcyREXXzWgt3gGiwpoHq7K68X4m32D8HgzG8wv3sY5j7',
  'did:key:zUC77uxiMKceQoxciSy1xgk3nvP8c8NZXDnaY1xsXZaU5UmsZdnwStUke8Ca8zAdPX3MQTHEMhDTCgfdGU7UrY4RRdVhqZp8FaAaoaXFEVp2ZAM7oj3P45BuTCfc3t9FEGBAEQY'
];
const wrong = ['did:KEY:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH', 'key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH'];

const resolved = async url => (await fetch(`${base}/1.0/identifiers/${encodeURIComponent(url).replaceAll('%3A', ':')}`)).json();
const written = (name, content) =>
  writeFileSync(join(server, 'suites/implementations', name), JSON.stringify(content, null, 2));

const method = {...whose, supportedContentTypes: [JSON_LD, JSON_ONLY], dids: [], didParameters: {}};
const resolver = {...whose, expectedOutcomes: {defaultOutcome: [], invalidDidErrorOutcome: []}, executions: []};
const dereferencer = {
  ...whose, expectedOutcomes: {defaultOutcome: [], invalidDidUrlErrorOutcome: []}, executions: []
};

function execution(into, outcome, run) {
  into.expectedOutcomes[outcome].push(into.executions.length);
  into.executions.push(run);
}

for(const did of dids) {
  const {didDocument, didResolutionMetadata, didDocumentMetadata} = await resolved(did);
  if(didResolutionMetadata.error) {
    throw new Error(`${did}: ${didResolutionMetadata.error}`);
  }
  const representation = JSON.stringify(didDocument);
  const {'@context': context, ...properties} = didDocument;
  method.dids.push(did);
  method[did] = {didDocumentDataModel: {properties}};
  for(const type of [JSON_LD, JSON_ONLY]) {
    const entries = type === JSON_LD ? {'@context': context} : {};
    method[did][type] = {
      didDocumentDataModel: {representationSpecificEntries: entries},
      representation: type === JSON_LD ? representation : JSON.stringify(properties),
      didDocumentMetadata,
      didResolutionMetadata: {contentType: type}
    };
  }
  execution(resolver, 'defaultOutcome', {
    function: 'resolve',
    input: {did, resolutionOptions: {}},
    output: {didDocument, didResolutionMetadata, didDocumentMetadata}
  });
  execution(resolver, 'defaultOutcome', {
    function: 'resolveRepresentation',
    input: {did, resolutionOptions: {accept: JSON_LD}},
    output: {
      didDocumentStream: representation,
      didResolutionMetadata: {contentType: JSON_LD},
      didDocumentMetadata
    }
  });
  for(const didUrl of [did, didDocument.verificationMethod[0].id]) {
    const answer = await resolved(didUrl);
    execution(dereferencer, 'defaultOutcome', {
      function: 'dereference',
      input: {didUrl, dereferenceOptions: {}},
      output: {
        dereferencingMetadata: {contentType: didUrl === did ? JSON_LD : 'application/ld+json'},
        contentStream: JSON.stringify(answer.didDocument),
        contentMetadata: {}
      }
    });
  }
}
for(const did of wrong) {
  const {didResolutionMetadata} = await resolved(did);
  execution(resolver, 'invalidDidErrorOutcome', {
    function: 'resolve',
    input: {did, resolutionOptions: {}},
    output: {didDocument: null, didResolutionMetadata, didDocumentMetadata: {}}
  });
}
const notAUrl = 'key:invalid?service=x';
execution(dereferencer, 'invalidDidUrlErrorOutcome', {
  function: 'dereference',
  input: {didUrl: notAUrl, dereferenceOptions: {}},
  output: {
    dereferencingMetadata: (await resolved(notAUrl)).didDereferencingMetadata,
    contentStream: '',
    contentMetadata: {}
  }
});
written('did-key-work-commons.json', method);
written('resolver-work-commons.json', resolver);
written('dereferencer-work-commons.json', dereferencer);

const suites = {
  'did-core-properties': ['did-spec', 'didMethods', 'did-key'],
  'did-identifier': ['did-identifier', 'didMethods', 'did-key'],
  'did-production': ['did-production', 'didMethods', 'did-key'],
  'did-consumption': ['did-consumption', 'didMethods', 'did-key'],
  'did-resolution': ['7.1 DID Resolution', 'resolvers', 'resolver'],
  'did-url-dereferencing': ['7.2 DID URL Dereferencing', 'dereferencers', 'dereferencer']
};
for(const [suite, [name, member, file]] of Object.entries(suites)) {
  writeFileSync(
    join(server, 'suites', suite, 'default.js'),
    `module.exports = ${JSON.stringify({name})};\n` +
      `module.exports.${member} = [require('../implementations/${file}-work-commons.json')];\n`);
}
mkdirSync(join(folder, 'results'), {recursive: true});
const output = join(folder, 'results', 'did-test-suite.jest.json');
try {
  execFileSync('npx', ['jest', '--json', `--outputFile=${output}`, ...Object.keys(suites)],
    {cwd: server, stdio: ['ignore', 'ignore', 'pipe']});
} catch(e) {
  process.stderr.write(e.stderr ?? String(e));
}
const results = JSON.parse(readFileSync(output));
// the form that the reports of the other suites have
writeFileSync(join(folder, 'results', 'did-test-suite.json'), JSON.stringify({
  stats: {
    passes: results.numPassedTests, failures: results.numFailedTests, pending: results.numPendingTests + results.numTodoTests
  },
  pending: results.testResults.flatMap(file => file.assertionResults)
    .filter(test => test.status === 'todo' || test.status === 'pending')
    .map(test => ({fullTitle: test.fullName})),
  failures: results.testResults.flatMap(file => file.assertionResults)
    .filter(test => test.status === 'failed')
    .map(test => ({fullTitle: test.fullName, err: {message: test.failureMessages.join('\n')}}))
}, null, 2));
console.log('did-test-suite', results.numPassedTests, 'passed', results.numFailedTests, 'failed',
  results.numPendingTests + results.numTodoTests, 'skipped');
