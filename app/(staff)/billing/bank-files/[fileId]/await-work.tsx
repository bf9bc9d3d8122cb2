"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks again every two seconds while the worker has the file. */
export function AwaitWork() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 2000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
