export { searchAccounts } from "./search/search-accounts";
