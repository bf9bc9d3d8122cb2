import { requireResident } from "@/app/_session/require-session";

export default async function HomePage() {
  const { session } = await requireResident();
  return <h1 className="text-2xl">{session.name}</h1>;
}
