"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import type { RootRouter } from "@/server/trpc/root";

const context = createTRPCContext<RootRouter>();

/** The router from client components: `useTRPC().staff.tickets.list.queryOptions(…)` with react-query's hooks. */
export const useTRPC = context.useTRPC;
/** The bare client, for a call outside of react-query. */
export const useTRPCClient = context.useTRPCClient;

/** Makes the router's client for everything inside; each shell's layout has one. */
export function TRPCProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({ defaultOptions: { queries: { staleTime: 20_000, retry: 1 }, mutations: { retry: false } } }),
  );
  const [trpcClient] = useState(() =>
    createTRPCClient<RootRouter>({
      links: [
        splitLink({
          // A question too large for an address (a whole workflow to check) travels as a body.
          condition: (operation) => operation.context.large === true,
          true: httpLink({ url: "/api/trpc", transformer: superjson, methodOverride: "POST" }),
          false: httpBatchLink({ url: "/api/trpc", transformer: superjson }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
