// How the key's file is written on Windows: the listener reads it with ProtectedData.Unprotect, scope LocalMachine and no
// entropy (azure-pipelines-agent, RSAEncryptedFileKeyManager). Node has no such call; PowerShell has.

import { Ending, Exit } from './exits.mjs';

const TIMEOUT_MILLIS = 60_000;
const SCRIPT = [
  "$ErrorActionPreference = 'Stop'",
  'Add-Type -AssemblyName System.Security',
  '$bytes = [Text.Encoding]::ASCII.GetBytes([Console]::In.ReadToEnd())',
  "$scope = [Security.Cryptography.DataProtectionScope]::LocalMachine",
  '$kept = [Security.Cryptography.ProtectedData]::Protect($bytes, $null, $scope)',
  '[Console]::Out.Write([Convert]::ToBase64String($kept))',
].join('; ');

/**
 * The protected form of a text of ASCII letters. It goes to PowerShell by standard input: a command line can be read by every
 * process of the machine.
 *
 * @returns {Promise<Buffer>}
 */
export async function protectedText(world, text) {
  const args = ['-NoProfile', '-NonInteractive', '-Command', SCRIPT];
  try {
    const printed = await world.ask('powershell.exe', args, { timeout: TIMEOUT_MILLIS, windowsHide: true }, text);
    return Buffer.from(printed.trim(), 'base64');
  } catch (error) {
    throw new Ending(Exit.BADLY_SET_UP, `PowerShell could not protect the key (${error.code ?? error.name})`);
  }
}
