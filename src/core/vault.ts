import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes } from "node:crypto";

/** https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf: 96 bits are the length that GCM is made for. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = "aes-256-gcm";
/** Tells this form from later ones. */
const FORM = "v1";

/** Seals secrets that are kept in the store. */
export interface Vault {
  /** Encrypts a text by the first key; `label` says what it belongs to, and only under the same label can it be opened. */
  seal(text: string, label: string): string;
  /** Decrypts by whichever key it was sealed with. Throws when no key fits, the label is another, or somebody changed it. */
  open(sealed: string, label: string): string;
  /** True when it was sealed with the first key. */
  isCurrent(sealed: string): boolean;
}

/** A vault of AES-256-GCM. The first key writes, all of them read; each sealed text names its key by a few bytes of the key's hash. */
export function createVault(keys: readonly [KeyObject, ...KeyObject[]]): Vault {
  const named = new Map(keys.map((key) => [nameOf(key), key]));
  const [first] = keys;
  return {
    seal(text, label) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, first, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(label));
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return [FORM, nameOf(first), nonce.toString("base64url"), hidden.toString("base64url")].join(".");
    },
    open(sealed, label) {
      const [form, name = "", nonce = "", hidden = ""] = sealed.split(".");
      const key = named.get(name);
      if (form !== FORM || !key) throw new Error(`none of the keys in ENCRYPTION_KEYS opens ${label}`);
      const bytes = Buffer.from(hidden, "base64url");
      try {
        const options = { authTagLength: TAG_BYTES };
        const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(nonce, "base64url"), options);
        decipher.setAAD(Buffer.from(label));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const text = [decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()];
        return Buffer.concat(text).toString("utf8");
      } catch (cause) {
        throw new Error(`what is kept under ${label} was changed or belongs elsewhere`, { cause });
      }
    },
    isCurrent: (sealed) => sealed.split(".")[1] === nameOf(first),
  };
}

function nameOf(key: KeyObject): string {
  return createHash("sha256").update(key.export()).digest("hex").slice(0, 8);
}
