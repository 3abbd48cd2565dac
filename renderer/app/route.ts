import { create } from 'zustand';
import type { Blocker } from '../../shared/record/blockers';

/** Where in the app the person is. */
export type Route =
  | { screen: 'desk' }
  | { screen: 'case'; caseId: string; tab?: CaseTab }
  /** `straightIn`: into the call, without waiting at the door. */
  | { screen: 'room'; caseId: string; focus?: Blocker['where']; straightIn?: boolean }
  | { screen: 'sign-off'; caseId: string }
  /** Joining another case. */
  | { screen: 'join' }
  /** Checking a record bundle. */
  | { screen: 'verify' };

export type CaseTab = 'declaration' | 'instruction' | 'evidence' | 'course' | 'recording' | 'record';

interface RouteState {
  route: Route;
  /** Whether a room was entered since the app began: only then can a call go on behind another screen. */
  roomSeen: boolean;
  go: (route: Route) => void;
}

export const useRoute = create<RouteState>((set) => ({
  route: { screen: 'desk' },
  roomSeen: false,
  go: (route) => set(({ roomSeen }) => ({ route, roomSeen: roomSeen || route.screen === 'room' })),
}));

/** Leads to another screen from anywhere. */
export const go = (route: Route): void => useRoute.getState().go(route);
