/**
 * The verbs that Get-Verb lists in Windows PowerShell 5.1 and in PowerShell 7 alike.
 * Source: https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
 */
export const approvedVerbs: ReadonlySet<string> = new Set(
  `Add Clear Close Copy Enter Exit Find Format Get Hide Join Lock Move New Open Optimize Pop Push Redo Remove Rename
   Reset Resize Search Select Set Show Skip Split Step Switch Undo Unlock Watch
   Connect Disconnect Read Receive Send Write
   Backup Checkpoint Compare Compress Convert ConvertFrom ConvertTo Dismount Edit Expand Export Group Import Initialize
   Limit Merge Mount Out Publish Restore Save Sync Unpublish Update
   Debug Measure Ping Repair Resolve Test Trace
   Approve Assert Complete Confirm Deny Disable Enable Install Invoke Register Request Restart Resume Start Stop Submit
   Suspend Uninstall Unregister Wait
   Block Grant Protect Revoke Unblock Unprotect
   Use`.split(/\s+/),
);

/** Words that actions begin with, and the approved verb that PowerShell has for them. */
export const verbFor: ReadonlyMap<string, string> = new Map(
  Object.entries({
    accept: 'Receive',
    answer: 'Receive',
    begin: 'Start',
    call: 'Start',
    cancel: 'Undo',
    create: 'New',
    delete: 'Remove',
    dial: 'Start',
    erase: 'Clear',
    execute: 'Invoke',
    finish: 'Complete',
    insert: 'Add',
    kill: 'Stop',
    launch: 'Start',
    load: 'Import',
    make: 'New',
    pause: 'Suspend',
    print: 'Out',
    put: 'Set',
    quit: 'Stop',
    refresh: 'Update',
    reject: 'Deny',
    run: 'Invoke',
    store: 'Save',
    terminate: 'Stop',
    view: 'Show',
  }),
);
