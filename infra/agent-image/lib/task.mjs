// What ECS tells a task about itself: its role's credentials and its region.

import { readFile } from 'node:fs/promises';
import { Ending, Exit } from './exits.mjs';

const CREDENTIALS_HOST = 'http://169.254.170.2';

/**
 * The credentials of the task's role (Amazon ECS developer guide, Task IAM role). They are asked for each time, because they
 * change during the life of a task.
 *
 * @returns {Promise<{accessKeyId: string, secretAccessKey: string, sessionToken: string}>}
 * @throws {Error} when they cannot be had now
 */
export async function roleCredentials({ environment, send }, signal) {
  const given = readJson((await asked(environment, send, signal)).body);
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: sessionToken } = given;
  if (![accessKeyId, secretAccessKey, sessionToken].every((part) => typeof part === 'string' && part !== '')) {
    throw new Error('the credentials endpoint of ECS answered with something else than credentials');
  }
  return { accessKeyId, secretAccessKey, sessionToken };
}

async function asked(environment, send, signal) {
  const answer = await send({ url: credentialsUrl(environment), headers: await authorization(environment), signal });
  if (answer.status !== 200) {
    throw new Error(`the credentials endpoint of ECS answered ${answer.status}`);
  }
  return answer;
}

function credentialsUrl(environment) {
  if (environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI) {
    return CREDENTIALS_HOST + environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  }
  if (!environment.AWS_CONTAINER_CREDENTIALS_FULL_URI) {
    throw new Ending(Exit.BADLY_SET_UP, 'the task has no role: without its credentials an agent cannot prove who it is');
  }
  return environment.AWS_CONTAINER_CREDENTIALS_FULL_URI;
}

async function authorization(environment) {
  const file = environment.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  const token = file ? (await readFile(file, 'utf8')).trim() : environment.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  return token ? { authorization: token } : {};
}

/**
 * The region the task is in: from the environment, which Fargate fills, else from the ARN that the metadata endpoint shows
 * (Amazon ECS developer guide, Task metadata endpoint version 4).
 */
export async function regionOf({ environment, send }, signal) {
  const told = environment.AWS_REGION || environment.AWS_DEFAULT_REGION;
  if (told) {
    return told;
  }
  if (!environment.ECS_CONTAINER_METADATA_URI_V4) {
    throw new Ending(Exit.BADLY_SET_UP, 'neither AWS_REGION nor the metadata of ECS tells the region of this task');
  }
  const answer = await send({ url: `${environment.ECS_CONTAINER_METADATA_URI_V4}/task`, signal });
  const region = String(readJson(answer.body).TaskARN ?? '').split(':')[3];
  if (!region) {
    throw new Error('the metadata endpoint of ECS does not name the task');
  }
  return region;
}

/** An object, empty when the text is none; never an error, whose message could quote the text. */
export function readJson(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}
