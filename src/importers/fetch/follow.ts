import { type Agent, type Dispatcher, request } from "undici";
import { OperatorError } from "../../core/errors.ts";
import { shownAddress } from "../../core/web-address.ts";
import { addressIn, type Permits, refusal } from "./address.ts";
import { type DownloadOptions } from "./options.ts";

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What every request on the way to a file goes by. */
export interface Way {
  readonly agent: Agent;
  readonly signal: AbortSignal;
  readonly permits: Permits;
  readonly options: DownloadOptions;
}

/**
 * Asks for an address and goes on where it leads, each time with all checks. Throws OperatorError for an answer that is no file,
 * and for an address that may not be read.
 */
export async function follow(address: string, way: Way): Promise<Dispatcher.ResponseData> {
  const { agent, signal, options } = way;
  const { etag, lastModified } = options.validators ?? {};
  let next = address;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const url = checked(next, way);
    const response = await request(url, {
      dispatcher: agent,
      signal,
      headers: {
        "user-agent": "Rapporteur",
        "accept-encoding": "gzip",
        ...(etag !== undefined && { "if-none-match": etag }),
        ...(lastModified !== undefined && { "if-modified-since": lastModified }),
      },
    });
    const location = one(response.headers["location"]);
    if (!REDIRECTS.has(response.statusCode) || location === undefined) {
      if (response.statusCode === 200 || response.statusCode === 304) return response;
      throw new OperatorError(`${shownAddress(next)}: the server answers ${response.statusCode}.`);
    }
    await response.body.dump();
    next = URL.canParse(location, url.href) ? new URL(location, url).href : location;
  }
  throw new OperatorError(`${shownAddress(address)}: it is redirected again and again.`);
}

function checked(address: string, { permits, options }: Way): URL {
  if (!URL.canParse(address)) throw new OperatorError(`${address} is no address.`);
  const url = new URL(address);
  if (url.protocol === "http:" && !options.limits.allowHttp) {
    throw new OperatorError(
      `${shownAddress(address)} isn't encrypted: use https, or set IMPORT_ALLOW_HTTP=yes in .env.`,
    );
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new OperatorError(`${address} is no address with https://.`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new OperatorError(`${shownAddress(address)}: addresses with a password in them aren't read.`);
  }
  const literal = addressIn(url);
  if (literal !== undefined && !permits(literal)) throw refusal(url.hostname);
  return url;
}

/** A header as one value. */
export function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
