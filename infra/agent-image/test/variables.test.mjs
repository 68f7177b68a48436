import assert from 'node:assert/strict';
import test from 'node:test';
import { masked } from '../lib/diagnosis.mjs';
import { capabilityLines } from '../lib/files.mjs';
import { hiddenValues, listenerVariables } from '../lib/variables.mjs';

const ENVIRONMENT = {
  PATH: '/bin',
  DEPLOY_TOKEN: 'the-deploy-token',
  STAGE: 'test',
  AWS_REGION: 'eu-west-1',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/0f',
  ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/0f',
  MUSTER_AGENT_ID: 'linux_7_1',
  MUSTER_BOOTSTRAP_URL: 'https://muster.example/bootstrap/v1/agents',
  MUSTER_STOP_TIMEOUT: '120',
  MUSTER_OF_THE_IMAGE: 'x',
  https_proxy: 'http://user:password@proxy',
  VSO_AGENT_IGNORE: 'OF_THE_IMAGE, ALSO',
};

test('the listener is told to hide the template’s names and every name of the platform that is there, exactly', () => {
  const variables = listenerVariables(ENVIRONMENT, ['DEPLOY_TOKEN', 'STAGE', 'MUSTER_AGENT_ID', 'MUSTER_BOOTSTRAP_URL']);
  assert.deepEqual(variables.VSO_AGENT_IGNORE.split(','), [
    'ALSO',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_REGION',
    'DEPLOY_TOKEN',
    'ECS_CONTAINER_METADATA_URI_V4',
    'MUSTER_AGENT_ID',
    'MUSTER_BOOTSTRAP_URL',
    'MUSTER_OF_THE_IMAGE',
    'MUSTER_STOP_TIMEOUT',
    'OF_THE_IMAGE',
    'STAGE',
    'VSO_AGENT_IGNORE',
    'agent.disableupdate',
    'https_proxy',
  ]);
});

test('the entrypoint’s own variables are removed and nothing else; two are set', () => {
  const variables = listenerVariables(ENVIRONMENT, []);
  const expected = { ...ENVIRONMENT, 'agent.disableupdate': '1', VSO_AGENT_IGNORE: variables.VSO_AGENT_IGNORE };
  ['MUSTER_AGENT_ID', 'MUSTER_BOOTSTRAP_URL', 'MUSTER_STOP_TIMEOUT'].forEach((name) => delete expected[name]);
  assert.deepEqual(variables, expected);
  assert.ok('MUSTER_AGENT_ID' in ENVIRONMENT, 'the environment given stays as it is');
});

test('values that are hidden are masked in what is printed of logs', () => {
  const values = hiddenValues(ENVIRONMENT, ['DEPLOY_TOKEN']);
  assert.equal(masked("Adding 'X': 'the-deploy-token' via http://user:password@proxy", values), "Adding 'X': '***' via ***");
});

test('capabilities are lines of name=value, each one line', () => {
  assert.equal(capabilityLines({ java: '25', 'a b': 'c=d', text: 'two\r\nlines' }), 'java=25\na b=c=d\ntext=two lines\n');
});
