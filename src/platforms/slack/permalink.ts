/** The part of a message that its address needs. */
export interface Addressed {
  readonly ts: string;
  readonly thread_ts?: string | undefined;
}

/**
 * The address of a message: https://docs.slack.dev/reference/methods/chat.getPermalink. That method needs the bot to be in
 * the channel, which it may not be, so the address is put together as Slack does it. Undefined without the domain.
 */
export function messageAddress(
  domain: string | undefined,
  channel: string,
  { ts, thread_ts: thread }: Addressed,
): string | undefined {
  if (domain === undefined || !/^[\w-]+$/u.test(domain)) return undefined;
  const address = `https://${domain}.slack.com/archives/${channel}/p${ts.replace(".", "")}`;
  return thread === undefined || thread === ts ? address : `${address}?thread_ts=${thread}&cid=${channel}`;
}
