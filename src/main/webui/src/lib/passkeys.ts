import { api, body } from './api/client';
import type { PasskeyAnswer, PasskeyCreation, PasskeyRegistration, PasskeyRequest } from './api/schema';
import { settleSignOut } from './owedSignOut';

/** The browser showed no passkey: the person gave up, or the device has none. */
export class NoPasskey extends Error {
  constructor(readonly already = false) {
    super('no passkey');
    this.name = 'NoPasskey';
  }
}

/** Whether this browser knows passkeys. They need an address with https, or this machine's own. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'credentials' in navigator;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function base64(buffer: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function known({ type, id, transports }: PasskeyRequest['allowCredentials'][number]): PublicKeyCredentialDescriptor {
  return { type: type as 'public-key', id: bytes(id), transports: transports as AuthenticatorTransport[] };
}

async function asked<T>(ask: () => Promise<Credential | null>, read: (found: PublicKeyCredential) => T): Promise<T> {
  let found: Credential | null;
  try {
    found = await ask();
  } catch (failure) {
    throw failure instanceof DOMException ? new NoPasskey(failure.name === 'InvalidStateError') : failure;
  }
  if (!found) {
    throw new NoPasskey();
  }
  return read(found as PublicKeyCredential);
}

/** The browser's passkey answers to these options. */
export function showPasskey(options: PasskeyRequest): Promise<PasskeyAnswer> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: bytes(options.challenge),
    timeout: options.timeout,
    rpId: options.rpId,
    allowCredentials: options.allowCredentials.map(known),
    userVerification: options.userVerification as UserVerificationRequirement,
  };
  return asked(
    () => navigator.credentials.get({ publicKey }),
    ({ rawId, response }) => {
      const { clientDataJSON, authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
      return {
        credentialId: base64(rawId),
        clientData: base64(clientDataJSON),
        authenticatorData: base64(authenticatorData),
        signature: base64(signature),
        userHandle: userHandle && userHandle.byteLength > 0 ? base64(userHandle) : null,
      };
    },
  );
}

/** The browser makes a passkey for these options. */
export function makePasskey(options: PasskeyCreation, name: string): Promise<PasskeyRegistration> {
  const { user, authenticatorSelection: device } = options;
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: bytes(options.challenge),
    rp: options.rp,
    user: { ...user, id: bytes(user.id) },
    pubKeyCredParams: options.pubKeyCredParams as PublicKeyCredentialParameters[],
    timeout: options.timeout,
    excludeCredentials: options.excludeCredentials.map(known),
    authenticatorSelection: {
      residentKey: device.residentKey as ResidentKeyRequirement,
      requireResidentKey: device.requireResidentKey,
      userVerification: device.userVerification as UserVerificationRequirement,
    },
    attestation: options.attestation as AttestationConveyancePreference,
  };
  return asked(
    () => navigator.credentials.create({ publicKey }),
    ({ response }) => {
      const made = response as AuthenticatorAttestationResponse;
      return {
        name,
        clientData: base64(made.clientDataJSON),
        attestation: base64(made.attestationObject),
        transports: made.getTransports?.() ?? [],
      };
    },
  );
}

/** Signs in with a passkey: alone, or after a password. */
export async function signInWithPasskey(secondStep: boolean): Promise<void> {
  await settleSignOut();
  const options = await body(api.POST('/api/auth/passkey/options', { body: { secondStep } }));
  const passkey = await showPasskey(options);
  await api.POST('/api/auth/passkey', { body: { secondStep, passkey } });
}
