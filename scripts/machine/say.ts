const begun = performance.now();

/** One line of progress, with the time since the command began. */
export function say(message: string): void {
  console.log(`[${elapsed()}] ${message}`);
}

/** Runs a step, and prints what it is before and how long it took after. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  say(`${name} …`);
  const result = await work();
  say(`${name}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** A mistake the reader can mend: printed as it stands, without a stack. */
export class Advice extends Error {
  override name = "Advice";
}

/** Runs a command's main function; an Advice is printed plainly, any other error with its stack; both exit 1. */
export function run(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof Advice ? `\n${error.message}\n` : error);
    process.exit(1);
  });
}

function elapsed(): string {
  return `${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s`;
}
