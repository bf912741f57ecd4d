/**
 * Answers of a server that is there but cannot serve now: it stops, starts, gives its role to another one, cannot reach
 * the rest of its cluster, is overloaded, was told to give up waiting, or has no room. The same call may work later.
 *
 * Source: the lists of the driver (`MONGODB_ERROR_CODES` and the sets of retryable codes in its `error.js`), MongoDB's
 * server discovery and retryable reads and writes specifications, and the categories of MongoDB's `error_codes.yml`:
 * every code of NetworkError, NotPrimaryError, RetriableError, ShutdownError, SystemOverloadedError,
 * ExceededTimeLimitError, StaleShardVersionError and SnapshotError that a client can get, and those without a category
 * whose name says the same. Errors of the client are left out: 11000, lack of permission (13), syntax (9).
 */
export const PASSING_CODES: ReadonlyMap<number, string> = new Map([
  // No way to the server, or from a mongos or gateway to what is behind it.
  [6, 'HostUnreachable'],
  [7, 'HostNotFound'],
  [89, 'NetworkTimeout'],
  [172, 'TransportSessionClosed'],
  [202, 'NetworkInterfaceExceededTimeLimit'],
  [230, 'DNSHostNotFound'],
  [231, 'DNSProtocolError'],
  [279, 'ClientDisconnect'],
  [317, 'ConnectionPoolExpired'],
  [384, 'ConnectionError'],
  [407, 'PooledConnectionAcquisitionExceededTimeLimit'],
  [9_001, 'SocketException'],
  // It has no primary, or is not the primary any more.
  [70, 'ShardNotFound'],
  [71, 'ReplicaSetNotFound'],
  [74, 'NodeNotFound'],
  [94, 'NotYetInitialized'],
  [109, 'ConfigurationInProgress'],
  [133, 'FailedToSatisfyReadPreference'],
  [149, 'NoConfigPrimary'],
  [189, 'PrimarySteppedDown'],
  [199, 'ReplicaSetMonitorRemoved'],
  [203, 'ShardingStateNotInitialized'],
  [216, 'ElectionInProgress'],
  [308, 'CurrentConfigNotCommittedYet'],
  [10_058, 'LegacyNotPrimary'],
  [10_107, 'NotWritablePrimary'],
  [11_602, 'InterruptedDueToReplStateChange'],
  [13_435, 'NotPrimaryNoSecondaryOk'],
  [13_436, 'NotPrimaryOrSecondary'],
  [56_846, 'ConfigServerUnreachable'],
  // It stops, or its work was stopped.
  [91, 'ShutdownInProgress'],
  [333, 'ServiceExecutorInShutdown'],
  [355, 'InterruptedDueToStorageChange'],
  [11_600, 'InterruptedAtShutdown'],
  [11_601, 'Interrupted'],
  [46_841, 'ClientMarkedKilled'],
  [91_331, 'RetriableRemoteCommandFailure'],
  [10_045_600, 'InterruptedDueToFCVChange'],
  // A majority cannot be had now.
  [64, 'WriteConcernTimeout'],
  [100, 'UnsatisfiableWriteConcern'],
  [134, 'ReadConcernMajorityNotAvailableYet'],
  [239, 'SnapshotTooOld'],
  [246, 'SnapshotUnavailable'],
  // It took too long, or others held what it needs.
  [24, 'LockTimeout'],
  [46, 'LockBusy'],
  [50, 'MaxTimeMSExpired'],
  [107, 'LockFailed'],
  [112, 'WriteConflict'],
  [117, 'ConflictingOperationInProgress'],
  [208, 'TooManyLocks'],
  [262, 'ExceededTimeLimit'],
  [290, 'TransactionExceededLifetimeLimitSeconds'],
  // Its data is being moved, so that it does not know for a moment where a document is.
  [63, 'StaleShardVersion'],
  [150, 'StaleEpoch'],
  [215, 'DatabaseDropPending'],
  [249, 'StaleDbVersion'],
  [250, 'StaleChunkHistory'],
  [272, 'MigrationConflict'],
  [319, 'MovePrimaryInProgress'],
  [338, 'ReshardCollectionInProgress'],
  [342, 'ReshardingCriticalSectionTimeout'],
  [343, 'ShardCannotRefreshDueToLocksHeld'],
  [406, 'MigrationBlockingOperationCoordinatorCleaningUp'],
  [412, 'UpdatesStillPending'],
  [453, 'InterruptedDueToReshardingCriticalSection'],
  [12_586, 'BackgroundOperationInProgressForDatabase'],
  [12_587, 'BackgroundOperationInProgressForNamespace'],
  [13_388, 'StaleConfig'],
  // A cursor that did not outlive such a moment: the same reading works from its beginning.
  [43, 'CursorNotFound'],
  [175, 'QueryPlanKilled'],
  [237, 'CursorKilled'],
  // It is overloaded, has no room, or was closed for writing.
  [145, 'PooledConnectionsDropped'],
  [264, 'TooManyFilesOpen'],
  [365, 'TemporarilyUnavailable'],
  [371, 'UserWritesBlocked'],
  [402, 'ResourceExhausted'],
  [433, 'AdmissionQueueOverflow'],
  [449, 'RateLimitExceeded'],
  [450, 'PooledConnectionAcquisitionRejected'],
  [462, 'IngressRequestRateLimitExceeded'],
  [39, 'FileStreamFailed'],
  [14_031, 'OutOfDiskSpace'],
  [50_915, 'BackupCursorOpenConflictWithCheckpoint'],
  // A gateway's word for the storage behind it (FerretDB passes on every failure of its own database as this one). A
  // MongoDB says it of a fault of its own, which no change of ours mends either.
  [1, 'InternalError'],
]);
