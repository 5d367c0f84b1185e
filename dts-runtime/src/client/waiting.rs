//! Waiting for a state.

use std::time::Duration;

use super::{Client, Reply};
use crate::{Error, Request, Wait};

/// How many polls in a row may fail, each after all of its attempts: the state is only asked for, and a service that
/// is out of reach for a moment does not change it.
const FAILED_POLLS: u32 = 3;

impl Client {
    /// Asks for the state of a job again and again, until it is the wanted one, and gives the answer that said so.
    ///
    /// ```no_run
    /// # use std::time::Duration;
    /// # async fn example<R: dts_runtime::Request>(
    /// #     client: dts_runtime::Client, wait: dts_runtime::Wait<R>,
    /// # ) -> Result<(), dts_runtime::Error> {
    /// // let wait = DescribeDtsJobDetail::builder().dts_job_id("dtsexample").build()?.until_synchronizing();
    /// let reply = client.wait(wait.every(Duration::from_secs(15)).within(Duration::from_secs(3600))).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`FailedState`](crate::ErrorKind::FailedState) when the job has come to a state from which it will not get
    ///   there;
    /// - [`Timeout`](crate::ErrorKind::Timeout), with [`is_waiting_over`](Error::is_waiting_over), when the time is over;
    ///   [`state`](Error::state) is the last one that was seen. No poll begins when the time is over, so that the last one
    ///   comes up to an interval before; where the limit is shorter than the interval, there is one;
    /// - as [`send`](Self::send), when it can't be asked, and when no state was seen in all the time. Two polls in a row may
    ///   fail with what may pass.
    pub async fn wait<R: Request>(&self, wait: Wait<R>) -> Result<Reply<R::Response>, Error> {
        let clock = &*self.core().clock;
        let start = clock.elapsed();
        let (action, waiter) = (R::ACTION.name, wait.waiter());
        let mut last = None;
        let mut failure = None;
        let mut failed_polls = 0;
        loop {
            let left = wait.limit().saturating_sub(clock.elapsed().saturating_sub(start));
            let in_time = self.with(|call| {
                let own = call.timeout.map_or(left, |own| own.min(left));
                call.timeout(own)
            });
            match in_time.send(wait.request()).await {
                Ok(reply) => {
                    (failed_polls, failure) = (0, None);
                    let state = wait.state(&reply).map(str::to_owned);
                    if let Some(state) = &state {
                        if waiter.success.contains(&state.as_str()) {
                            return Ok(reply);
                        }
                        if waiter.failure.contains(&state.as_str()) {
                            let (_, answer) = reply.into_parts();
                            return Err(Error::failed_state(action, waiter.name, state.clone(), answer));
                        }
                    }
                    last = state;
                }
                Err(error) => {
                    failed_polls += 1;
                    let is_over = clock.elapsed().saturating_sub(start) >= wait.limit();
                    // A poll that is cut off by the end of all tells nothing of the service.
                    if !(is_over && error.is_timeout()) {
                        if !error.is_retryable() || failed_polls >= FAILED_POLLS {
                            return Err(error);
                        }
                        failure = Some(error);
                    }
                }
            }
            let left = wait.limit().saturating_sub(clock.elapsed().saturating_sub(start));
            if left <= wait.interval() {
                return Err(match (last, failure) {
                    (None, Some(failure)) => failure,
                    (last, _) => Error::waited(action, waiter.name, wait.limit(), last),
                });
            }
            // Even a job that is asked about without a pause should not keep a processor busy.
            clock.sleep(wait.interval().max(Duration::from_millis(1))).await;
        }
    }
}
