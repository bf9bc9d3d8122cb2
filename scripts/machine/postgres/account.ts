import { readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";

/** Who PostgreSQL runs as. Without ids it is the present user. */
export type Account = { name: string; uid?: number; gid?: number };

/**
 * PostgreSQL refuses to run as root, so root lends it an account that every Debian has. A data folder that exists keeps
 * its owner, whatever has been installed since.
 */
export function chooseAccount(dataFolder: string): Account {
  if (process.getuid?.() !== 0) return { name: userInfo().username };
  const known = readAccounts();
  const owner = ownerOf(dataFolder);
  const kept = owner ? known.find((account) => account.uid === owner) : undefined;
  const chosen = kept ?? find(known, "postgres") ?? find(known, "nobody") ?? find(known, "daemon");
  if (!chosen)
    throw new Error("Neither postgres nor nobody is in /etc/passwd: there is no account to run PostgreSQL as");
  return chosen;
}

/** The numeric owner of a folder, or undefined when it does not exist. */
export function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}

function find(accounts: Required<Account>[], name: string): Required<Account> | undefined {
  return accounts.find((account) => account.name === name);
}

function readAccounts(): Required<Account>[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
