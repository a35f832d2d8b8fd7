/**
 * What a process may do: answer people, write down what is due, post it, look at watched addresses. Any number of
 * processes may share a store, each with some of the roles.
 */
export const ROLES = ["chat", "planner", "courier", "watcher"] as const;

/** One of them. */
export type Role = (typeof ROLES)[number];
