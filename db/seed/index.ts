import { seedDemo } from "./demo/seed-demo";
import { listSignIns, type SignIn } from "./demo/sign-ins";

/** Puts the demo into the database unless it is there, and returns every way to sign in to it. */
export async function seedDemoOnce(): Promise<{ signIns: SignIn[] }> {
  await seedDemo();
  return { signIns: listSignIns() };
}
