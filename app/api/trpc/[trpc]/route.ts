import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { requestContext } from "@/server/trpc/context";
import { rootRouter } from "@/server/trpc/root";

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: rootRouter,
    createContext: () => requestContext(request.headers),
  });

export { handler as GET, handler as POST };
